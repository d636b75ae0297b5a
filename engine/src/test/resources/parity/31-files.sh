mkdir -p etc/app
echo "key=value" > etc/app/conf
echo "more=1" >> etc/app/conf
printf '\000\001\377' > binary
: > empty
ln -s conf etc/app/link
cp etc/app/conf copy
wc -c < binary | tr -d ' '
