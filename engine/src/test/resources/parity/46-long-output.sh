for i in $(seq 1 2000); do
  echo "line $i of a longer output that fills more than one pipe buffer for certain"
done
