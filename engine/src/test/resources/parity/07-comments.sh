# leading comment
echo a # trailing
  # indented comment
echo b#not a comment
echo '# quoted' "# too"
echo c \# escaped

# a comment in the end
