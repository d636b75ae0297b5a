for i in 1 2 3; do

  echo "i=$i"

done

n=0
while [ "$n" -lt 3 ]
do
  n=$((n + 1))

  [ "$n" = 2 ] && continue
  echo "n=$n"
done
until false; do echo once; break; done
