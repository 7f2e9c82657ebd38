<%!
import re


def shout(text):
    return text.upper()
%>\
## a comment that is left out
<%def name="line(word)">
# ${word} line
</%def>\
"""${message | trim,shout}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Made: ${create_date.year >= 2000 and "in this millennium"}
Section: ${config.get_main_option("sqlalchemy.url").split(":")[0]}

% if depends_on:
Needs: ${depends_on}
% else:
Needs nothing.
% endif
"""
<%
    words = re.findall(r"\w+", message)
%>
from alembic import op
${imports if imports else ""}

# words: ${", ".join(words)}
% for word in words:
# ${loop.index}: ${word}\
% if loop.last:
 (the last)
% else:

% endif
% endfor
${line("a defined")}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
