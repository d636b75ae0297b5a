echo 'single "double" inside'
echo "double 'single' inside"
echo "it's" 'it'\''s' $'tab\there' $'quote\'s'
echo "dollar \$HOME back \\ tick \`"
echo 'two
lines'
echo ""  ''  x
