git init -q
printf 'a\nb\nc\nd\ne\nf\ng\nh\n' > t.txt; git add .; git commit -qm "Base"
git branch feature
git branch
sleep 60
git checkout feature
printf 'a\nb\nc\nd\ne\nf\ng\nH\n' > t.txt; git commit -am "Change the end"
git checkout main
git merge feature
git log --oneline --graph
git checkout -b other HEAD~1
sleep 60
printf 'A\nb\nc\nd\ne\nf\ng\nh\n' > t.txt; echo n > n.txt; git add .; git commit -m "Change the beginning"
git diff main other
git diff --stat main other
git switch main
git merge other
git log --oneline --graph
git log --graph -3
git branch -d feature
git branch -d other
git branch --show-current
git switch -c one
sleep 60
printf 'A\nb\nONE\nd\ne\nf\ng\nH\n' > t.txt; git commit -qam "One"
git switch main
sleep 60
printf 'A\nb\nTWO\nd\ne\nf\ng\nH\n' > t.txt; git commit -qam "Two"
git merge one
git status
git status -s
cat t.txt
git merge --abort
git status
git merge one
printf 'A\nb\nBOTH\nd\ne\nf\ng\nH\n' > t.txt
git add t.txt
git status
git commit --no-edit
git log --oneline --graph --all
git log -1
git show HEAD~1
git tag v1
git tag -a v2 -m "Second"
git tag
git log --oneline --decorate -3
git branch -m one uno
git branch -v
git checkout v1
git status
git switch -
git checkout nothere
git branch uno
git reset --hard HEAD~1
echo local > t.txt
git checkout -- t.txt
git restore nothere
git merge nothere
