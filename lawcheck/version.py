"""The version of the program, and nothing else: everything may import it."""

VERSION = "0.1.0"
