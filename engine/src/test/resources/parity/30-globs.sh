touch 1.log 2.log 10.log 'with space.log' .hidden
echo *.log
echo [0-9].log
for f in *.log; do echo "<$f>"; done
echo ?.log no-*-match
rm ./*.log
ls -A
