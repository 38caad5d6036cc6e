// phone.js - the phones on the screen, alive: what is pressed is sent without leaving the page, every second the parts
// that changed are put in their place, and a phone to which a text came rings. Without it the same forms do the same.
'use strict';
(() => {
  const world = document.getElementById('world');
  const rings = document.getElementById('rings');
  if (!world || !window.fetch) return;
  document.getElementById('again').hidden = true;
  const seen = () => { const i = world.querySelector('input[name=seen]'); return i ? i.value : '-1'; };
  let since = seen(), asking = false, last = '', sound;

  // Two short tones; only after somebody pressed something here, as browsers want it, and never when switched off.
  const off = document.createElement('button');
  off.type = 'button';
  off.className = 'second';
  off.id = 'sound';
  off.setAttribute('aria-pressed', 'true');
  off.textContent = world.dataset.sound;
  off.addEventListener('click', () => off.setAttribute('aria-pressed', off.getAttribute('aria-pressed') !== 'true'));
  document.querySelector('h1').before(off);
  function tone() {
    if (off.getAttribute('aria-pressed') !== 'true' || !sound) return;
    for (const at of [0, 0.22]) {
      const o = sound.createOscillator(), g = sound.createGain();
      o.frequency.value = 880;
      g.gain.value = 0.05;
      o.connect(g).connect(sound.destination);
      o.start(sound.currentTime + at);
      o.stop(sound.currentTime + at + 0.12);
    }
  }
  addEventListener('pointerdown', () => { if (!sound && window.AudioContext) sound = new AudioContext(); }, { once: true });

  function put(now) { // each live part whose contents changed; the focus stays where it was
    const rang = [];
    for (const part of now.querySelectorAll('[data-live]')) {
      const mine = document.getElementById(part.id);
      if (!mine || mine.innerHTML === part.innerHTML) continue;
      const focus = mine.contains(document.activeElement) && document.activeElement;
      const typed = focus && focus.name === 'typed' ? focus.value : '';
      if (+part.dataset.news > +mine.dataset.news) rang.push(mine.closest('.handset'));
      mine.dataset.news = part.dataset.news;
      mine.replaceChildren(...part.childNodes);
      if (focus && focus !== mine) {
        const again = (focus.id && document.getElementById(focus.id)) || mine.querySelector('input:not([type=hidden]), button');
        if (again) again.focus({ preventScroll: true });
        if (again && typed && again.name === 'typed') again.value = typed;
      }
    }
    const token = world.querySelector('#clock input[name=token]');
    for (const box of world.querySelectorAll('.shell > form')) { // written once: they keep what is being typed
      box.elements.seen.value = seen();
      if (token) box.elements.token.value = token.value;
    }
    for (const phone of world.querySelectorAll('.rings')) if (phone.querySelector('.glass').dataset.news === '0') phone.classList.remove('rings');
    for (const phone of rang) {
      phone.classList.remove('rings');
      void phone.offsetWidth; // so that it rings anew
      phone.classList.add('rings');
      setTimeout(() => phone.classList.remove('rings'), 4000);
    }
    if (rang.length) {
      rings.textContent = rings.dataset.words + ' ' + rang.map((p) => p.querySelector('h2').firstChild.textContent.trim()).join(', ');
      tone();
    }
  }
  async function look() {
    if (asking || document.hidden) return;
    asking = true;
    try {
      const ref = new URLSearchParams(location.search).get('ref') || '';
      const answer = await fetch('/phone/now?seen=' + encodeURIComponent(since) + '&ref=' + encodeURIComponent(ref));
      const words = answer.ok ? await answer.text() : last;
      if (words !== last) put(new DOMParser().parseFromString(words, 'text/html'));
      last = words;
    } catch (e) { /* the daemon is away: the next second asks again */ }
    asking = false;
  }
  world.addEventListener('submit', async (event) => {
    const form = event.target, pressed = event.submitter;
    if (!form.getAttribute('action').startsWith('/phone')) return; // into the console
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (pressed && pressed.name) fields.append(pressed.name, pressed.value);
    const buttons = [...form.querySelectorAll('button')];
    since = seen();
    buttons.forEach((b) => b.setAttribute('aria-busy', 'true'));
    try {
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: fields, redirect: 'manual' });
      if (answer.type !== 'opaqueredirect') location.reload();
      for (const i of form.querySelectorAll('input[name=text]')) i.value = '';
    } catch (e) { location.reload(); }
    buttons.forEach((b) => b.removeAttribute('aria-busy'));
    asking = false;
    await look();
  });
  // The keys of a phone write into its line: three columns, four rows.
  world.addEventListener('click', (event) => {
    if (!event.target.classList.contains('keys')) return;
    const at = event.target.getBoundingClientRect();
    const key = '123456789*0#'[Math.floor((event.clientX - at.left) / at.width * 3) + 3 * Math.floor((event.clientY - at.top) / at.height * 4)];
    const phone = event.target.closest('.handset');
    const line = phone.querySelector('.ussd input[name=typed]') || phone.querySelector('input[name=text]');
    line.value += key || '';
    line.focus({ preventScroll: true });
  });
  setInterval(look, 1000);
})();
