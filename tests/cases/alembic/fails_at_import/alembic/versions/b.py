import sys

revision = 'b2b2'
down_revision = 'a1a1'
value = {}['missing']
