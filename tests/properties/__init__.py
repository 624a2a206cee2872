"""Properties of every rulebook and every case, held against generated ones.

`HYPOTHESIS_PROFILE=thorough` tries many more; by default the same few are tried every time.
"""
