"""Codes of mistakes in tables of cases. A wrong value in a cell has the code that it has in a case file."""

from __future__ import annotations

from lawcheck.diagnostics.code import table

TABLE_CODES = table(
    (
        "no-rows",
        "a table without a row",
        "The first row of a table names its columns, and each row below it is a case. This table has no case in it.\n\n"
        "Add a row for each case. `lawcheck new table` begins a table with the names of its columns.",
    ),
    (
        "missing-column",
        "a table without a column of names",
        "Each row is a case, and the column `case` gives it the name by which reports and files call it. Without names "
        "nobody could tell which row a verdict is about. Often the first row of the table is missing, or another "
        "title stands above it.\n\n"
        "Let the first row name the columns, one of them `case`.",
    ),
    (
        "unknown-column",
        "a column that is neither a fact nor a part of a case's head",
        "A column is called like a part of a case's head (`case`, `title`, `as_of`, `jurisdiction`, `rulebooks`), like a "
        "part of the source of what the row says (`source`, `published`, `url`, `grade`, `at`), or by the path of a fact, "
        "as `lawcheck list facts` and the questions of `lawcheck ask` have it. Where the path leads through a list, the "
        "name of the one thing that is meant stands behind the list's: `processings.square.mode`. A column by another "
        "name would be left out without a word, and what it says with it.\n\n"
        "Take the name that is suggested, or delete the column. A column for notes of your own, which is not read, has a "
        "name that begins with `#`.",
    ),
    (
        "doubled-column",
        "two columns of one name",
        "Two columns tell of the same fact, and nobody could say which cell counts.\n\n"
        "Keep one. Where sources differ on a fact, write the cases as files (`--cases`) and put both claims there.",
    ),
    (
        "nameless-row",
        "a row without a name, or with one that no file could have",
        "The cell in the column `case` names the case of its row: in the report, and in the file that `--cases` writes. "
        "It needs a letter or a digit, and not more than a hundred of them.\n\n"
        "Give the row a name, or empty all its cells: then it is passed over.",
    ),
    (
        "doubled-row",
        "two rows of one name",
        "Two cases of one name could not be told apart in a report, and only one of them could be written to a file. "
        "Capital letters, blanks and the two scripts of Serbian make no difference here.\n\n"
        "Give each row a name of its own.",
    ),
    (
        "too-many-cells",
        "a row is longer than the first row",
        "A cell stands where no column has a name. Mostly a cell further left holds the sign that separates the cells, "
        "without quotation marks around it, so that all cells after it have moved.\n\n"
        'Put quotation marks around that cell (`"cameras, and more"`), or name the column.',
    ),
    (
        "broken-quotes",
        "the quotation marks of a cell do not match",
        "A cell may stand between quotation marks, and has to where it holds one, an end of a line, or the sign that "
        "separates the cells. A quotation mark inside it is written twice. Here the cell never ends, or goes on after "
        "its end; what follows could belong to any cell.\n\n"
        'Write quotation marks inside the cell twice (`"the ""smart"" city"`), and one at its end.',
    ),
    (
        "contradicting-cells",
        "two cells of a row that cannot both be true",
        "One cell says that there is no such thing, that it is refused, or which things there are; another tells of a "
        "thing that would not be there then.\n\n"
        "Empty one of the two cells.",
    ),
    (
        "table-too-large",
        "more rows or columns than one table may have",
        "A table may have 20,000 rows and 1,000 columns. Something else was probably named by mistake.\n\n"
        "Check the path; split the table if it really is that large.",
    ),
)
