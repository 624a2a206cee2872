"""Tables of cases: read in every dialect, judged as the case files that say the same, told in every format."""
