umask 077
touch private
ls -l private | cut -c1-10
umask
