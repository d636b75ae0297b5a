'use strict';
(() => {
  const run = document.getElementById('run');
  const now = document.getElementById('now');
  const colours = document.getElementById('colours');
  const wanted = document.getElementById('wanted');
  const source = new EventSource('events');
  let over = false;

  function say(words) {
    now.textContent = words;
    now.hidden = !words;
  }

  function on(name, does) {
    source.addEventListener(name, event => does(JSON.parse(event.data)));
  }

  on('piece', ({ at, html }) => {
    while (run.children.length <= at) {
      run.append(document.createElement('div'));
    }
    run.children[at].innerHTML = html; // recorded text is text in it, and the policy allows no other script
    if (wanted.value) {
      wanted.dispatchEvent(new Event('input'));
    }
  });
  on('pieces', count => {
    while (run.children.length > count) {
      run.lastElementChild.remove();
    }
  });
  on('colours', version => { colours.href = 'colours.css?' + version; });
  on('title', title => { document.title = title; });
  on('now', say);
  on('over', why => {
    over = true;
    source.close();
    say(why);
  });
  source.addEventListener('error', () => {
    if (!over) {
      say('No connection to `runbook watch`. What is shown may be old.');
    }
  });
})();
