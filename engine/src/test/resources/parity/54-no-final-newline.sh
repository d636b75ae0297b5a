echo first
echo last