"""A Markdown report, by markdown-it: every table has as many cells in each row as in its head, the tables and headings
are those that were written, and no text became markup. Reads the file and, where they are known, the counts."""
import sys

from markdown_it import MarkdownIt

text = open(sys.argv[1], encoding="utf-8").read()
parser = MarkdownIt("gfm-like", {"html": True, "linkify": False})
tokens = parser.parse(text)
found = {"table": 0, "heading": 0}
width = count = 0
for token in tokens:
    if token.type == "table_open":
        found["table"] += 1
        width = 0
    elif token.type == "heading_open":
        found["heading"] += 1
    elif token.type == "tr_open":
        count = 0
    elif token.type in ("th_open", "td_open"):
        count += 1
    elif token.type == "tr_close":
        width = width or count
        assert count == width, (token.map, count, width)
    assert token.type not in ("html_block", "bullet_list_open", "ordered_list_open", "hr", "code_block"), (token.type, token.content)
    for part in token.children or []:
        assert part.type not in ("html_inline", "link_open", "image", "em_open", "s_open"), (part.type, token.content)
# A row that does not fit its head is cut or filled by the parser without a word: count the bars as well.
block = []
for line in text.split("\n") + [""]:
    if line.startswith("|"):
        block.append(line.replace("\\\\", "").replace("\\|", "").count("|"))
    else:
        assert len(set(block)) <= 1, block
        block = []
expected = [int(count) for count in sys.argv[2:]] or list(found.values())
assert list(found.values()) == expected, (found, expected)
assert found["table"] > 0 and found["heading"] > 0, found
print(f"agree on {found['table']} tables and {found['heading']} headings")
