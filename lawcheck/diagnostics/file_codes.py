"""Codes of files that cannot be read or written at all."""

from __future__ import annotations

from lawcheck.diagnostics.code import table

FILE_CODES = table(
    (
        "no-such-file",
        "there is no such file",
        "Nothing stands at the path that was given. Paths are read from the folder you are in. A case that comes with "
        "lawcheck can also be named by its bare name, from any folder.\n\n"
        "Check the spelling and the folder; `lawcheck list cases` names the cases that come with lawcheck.",
    ),
    (
        "is-a-directory",
        "a folder stands where a file was expected",
        "A case is one file; a folder was given. Rules may be given as a folder, cases may not.\n\n"
        "Name the files in it, such as `folder/*.yaml`.",
    ),
    (
        "broken-link",
        "the file is a link that leads nowhere",
        "The path is a symbolic link, and what it points to does not exist, or the link leads back to itself.\n\n"
        "Mend the link, or name the file itself.",
    ),
    (
        "special-file",
        "the path is a device, a pipe or a socket, not a file",
        "lawcheck reads ordinary files only: a receipt has to name what was judged, and a pipe or a device reads "
        "differently each time, or never ends.\n\n"
        "Save the text in an ordinary file and name that one.",
    ),
    (
        "unreadable-file",
        "the file may not be read, or its disk fails",
        "The operating system refused to hand out the file; its own words stand in the message.\n\n"
        "Ask for permission to read the file, or copy it to a place of your own.",
    ),
    (
        "empty-file",
        "there is nothing in the file",
        "The file holds no text, or only blank lines. Nothing is judged on an empty file, because a case without facts "
        "and a file that was lost while it was saved look the same.\n\n"
        "Write something into it, or delete it. `lawcheck new case` and `lawcheck new rulebook` write a first draft.",
    ),
    (
        "file-too-large",
        "the file is larger than any rule or case file needs to be",
        "A rule file may have 0.4 MB and a case file 1 MB, which is several hundred pages, and a table 20 MB. Something else "
        "was probably named by mistake.\n\n"
        "Check the path; split the file if it really is that long.",
    ),
    (
        "too-many-files",
        "the folder holds more rule files than any rulebook needs",
        "More than 5,000 rule files, or 50,000 files in all, stand in the folder. Probably a folder above the intended "
        "one was named.\n\n"
        "Name the folder that holds the rulebooks.",
    ),
    (
        "not-utf-8",
        "the file is not written in UTF-8",
        "Rule and case files are UTF-8 text, the encoding in which every alphabet can be written. This file holds a "
        "byte that UTF-8 does not have at this place: it was saved in another encoding, such as windows-1250 or "
        "windows-1251, or as UTF-16, or it is damaged.\n\n"
        "Open it in an editor, choose “save as” and there the encoding UTF-8.",
    ),
    (
        "not-text",
        "the file is no text but a document or picture",
        "A PDF, a Word document, a picture or some other binary file was named. Rules and cases are plain text.\n\n"
        "Name the `.law` or `.yaml` file; a Word document has to be saved as plain text first.",
    ),
    (
        "control-character",
        "the text holds a character that cannot be seen",
        "Characters that cannot be seen, such as a zero byte, an escape code, or one that turns the direction of "
        "writing, have no place in a rule or a case: with them the text can look different from what it says.\n\n"
        "Delete the character at the place shown, and type the text around it again if in doubt.",
    ),
    (
        "wrong-kind-of-file",
        "a rule file was given as a case, a case as rules, or a table as one of them",
        "Rules stand in files that end in `.law`; cases in files that end in `.yaml`, `.yml` or `.json`; tables of cases in "
        "files that end in `.csv`.\n\n"
        "Give cases to `lawcheck check` as they are, tables to `lawcheck batch`, and rules with `--rules`.",
    ),
    (
        "no-rules",
        "the folder holds no rule file",
        "No file in the folder, or in the folders below it, ends in `.law`.\n\n"
        "Name the folder that holds the rulebooks; without `--rules`, those that come with lawcheck are used.",
    ),
    (
        "file-exists",
        "a file of that name is there already",
        "lawcheck never writes over a file on its own account: somebody's work may be in it.\n\n"
        "Choose another name, or say `--force` if the old file may go.",
    ),
    (
        "cannot-write",
        "the file cannot be written",
        "The folder does not exist, may not be written to, or the disk is full; the operating system's own words stand "
        "in the message.\n\n"
        "Make the folder, or choose another.",
    ),
)
