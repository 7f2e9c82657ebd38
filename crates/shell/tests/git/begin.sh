git status
git init
git status
echo one > a.txt; mkdir -p alembic/versions; printf 'def upgrade():\n    pass\n' > alembic/versions/1.py
git status
git status -s
git add a.txt
git status
git status --porcelain
git commit -m "Begin"
git rev-parse HEAD
git status
git add .
git commit -m "Add a revision" -m "It does nothing."
git log
sleep 60
echo two >> a.txt; rm alembic/versions/1.py; echo new > 'with space.txt'
git status
git status -s
git diff
git add -A
git diff
git diff --staged
git commit -qm "Change much"
git log --oneline
git log -1
git log -n 2 --oneline
git show
git show HEAD~1 --stat
git status
git commit -m nothing
sleep 5
git commit --amend -m "Change a little"
git log --format='%h %an %s'
cd alembic; git status; echo x > ../b.txt; git status -s; git add ../b.txt; git status; cd ..
git reset
git add nothere
git rm a.txt
git commit -m "Remove a"
git frobnicate
git log --stat -2
