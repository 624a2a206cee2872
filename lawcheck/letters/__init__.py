"""Letters that one can send: what a report carries, in the words of a template, as text, Markdown, Word or PDF."""
