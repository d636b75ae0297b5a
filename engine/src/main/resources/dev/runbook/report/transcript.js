
'use strict';
(() => {
  const MOST_MARKS = 5000;
  const form = document.getElementById('search');
  const wanted = document.getElementById('wanted');
  const found = document.getElementById('found');
  const texts = new WeakMap(); // a page that is written on has new turns now and then

  function text(turn) {
    if (!texts.has(turn)) {
      texts.set(turn, turn.textContent.toLowerCase());
    }
    return texts.get(turn);
  }

  function unmark() {
    const parents = new Set();
    document.querySelectorAll('mark').forEach(mark => {
      parents.add(mark.parentNode);
      mark.replaceWith(mark.textContent);
    });
    parents.forEach(parent => parent.normalize());
  }

  // A match within one stretch of text; one that crosses a change of colour is found, not marked.
  function mark(turn, words, left) {
    const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.toLowerCase().includes(words)) {
        nodes.push(walker.currentNode);
      }
    }
    let marked = 0;
    for (const first of nodes) {
      let node = first;
      let at = node.data.toLowerCase().indexOf(words);
      while (at >= 0 && marked < left) {
        const match = node.splitText(at);
        const rest = match.splitText(words.length);
        const around = document.createElement('mark');
        match.replaceWith(around);
        around.append(match);
        marked++;
        node = rest;
        at = node.data.toLowerCase().indexOf(words);
      }
      const details = first.parentElement.closest('details');
      if (details) {
        details.open = true;
      }
    }
    return marked;
  }

  function search() {
    unmark();
    const words = wanted.value.trim().toLowerCase();
    let marks = 0;
    let shown = 0;
    const turns = document.querySelectorAll('section.turn');
    turns.forEach(turn => {
      const here = text(turn).includes(words);
      turn.hidden = !here;
      shown += here ? 1 : 0;
      if (here && words) {
        marks += mark(turn, words, MOST_MARKS - marks);
      }
    });
    found.textContent = words ? `in ${shown} of ${turns.length} steps` : '';
  }

  form.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  wanted.addEventListener('input', search);

  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => folded.forEach(details => { details.open = false; }));
})();
