git init -q --bare ../origin.git
git init -q
git push origin main
git remote add origin ../origin.git
git remote -v
git push
echo one > a.txt; git add .; git commit -qm "Begin"
git push
git push -u origin main
git status
git push origin main
git clone ../origin.git ../bob
cd ../bob
git config user.name Bob; git config user.email bob@budget.rip
git log
git branch -a
sleep 60
echo two >> a.txt; git commit -am "Bob's change"
git push
cd ../budget.rip
sleep 60
echo three > b.txt; git add .; git commit -qm "Mine"
git status
git push
git fetch
git status
git pull
git pull --no-rebase
git log --oneline --graph
git push
cd ../bob
git pull
git switch -c topic
sleep 60
echo four >> a.txt; git commit -qam "Topic"
git push
git push -u origin topic
cd ../budget.rip
git fetch
git switch topic
git pull
git branch -vv
git log --oneline --graph --all
git push origin nothere
git config user.name
git remote add origin x
