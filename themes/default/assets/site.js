/* All that needs a script; every page reads without it. */
(() => {
  const $ = (s, r = document) => [...r.querySelectorAll(s)];
  const narrow = matchMedia('(max-width: 52rem)').matches;

  // On a phone a flagged passage starts as one line, what to check; so does a reading with nothing to check.
  // The headlines stay open.
  if (narrow) $('details.quiet:not(#p0 *), details.pd').forEach(d => { d.open = false; });

  // On a phone the passages to check come first, and alone; a link to another shows all again.
  const only = document.getElementById('m-flag');
  if (narrow && only) only.checked = true;

  // A link into a folded passage opens it.
  const reveal = () => {
    const t = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!t) return;
    if (only && only.checked && t.matches('.read *') && !t.checkVisibility()) only.checked = false;
    for (let e = t; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    t.scrollIntoView({ behavior: 'instant' });
  };
  // A reading of a large story stands on the page of its passage.
  const away = () => {
    const m = /^#(p[0-9]+[a-z]*)-/.exec(location.hash);
    const a = m && !document.getElementById(location.hash.slice(1)) && document.querySelector(`#${m[1]} > a[href*=".html#"]`);
    if (a) location.replace(a.href.replace(/#.*/, location.hash));
  };
  away();
  addEventListener('hashchange', reveal);
  if (location.hash) reveal();

  // Unfold or fold everything.
  $('[data-unfold]').forEach(b => {
    b.hidden = false;
    b.addEventListener('click', () => {
      const open = b.getAttribute('aria-pressed') !== 'true';
      $('details.run, details.quiet, details.pd').forEach(d => { d.open = open || (!narrow && !d.matches('.run')); });
      b.setAttribute('aria-pressed', open);
      b.textContent = open ? b.dataset.fold : b.dataset.unfold;
    });
  });
  addEventListener('beforeprint', () => $('details').forEach(d => { d.open = true; }));

  // The index says how many rows a filter leaves.
  const count = document.getElementById('shown');
  if (count) addEventListener('change', () => {
    const all = $('.st'), seen = all.filter(e => e.offsetParent).length;
    count.textContent = seen === all.length ? count.dataset.all.replace('{n}', seen) : count.dataset.some.replace('{n}', seen).replace('{all}', all.length);
  });

  // Find: the index comes as scripts, whole or by first letter, so that it works from a folder too.
  const find = document.querySelector('.find');
  if (find) {
    const field = document.getElementById('q'), hits = document.getElementById('hits'), found = document.getElementById('found'), parts = find.dataset.parts.split(' '), got = {}, most = 60;
    const plain = s => s.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
    const show = () => {
      const words = plain(field.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      hits.textContent = found.textContent = '';
      if (!words.length) return;
      const c = words[0][0], part = parts[0] === 'all' ? 'all' : /[a-z0-9]/.test(c) ? c : 'other';
      if (!got[part]) {
        if (parts.includes(part) && got[part] !== 0) { got[part] = 0; document.head.append(Object.assign(document.createElement('script'), { src: find.dataset.root + '/' + part + '.js' })); }
        return;
      }
      const seen = got[part].filter(e => words.every(w => e[3].includes(w)));
      found.textContent = (seen.length > most ? find.dataset.more : find.dataset.found).replace('{n}', seen.length).replace('{shown}', most);
      hits.append(...seen.slice(0, most).map(e => {
        const li = document.createElement('li'), a = document.createElement('a'), k = document.createElement('small');
        a.href = e[2]; a.textContent = e[0]; k.textContent = find.dataset[e[1]]; li.append(a, ' ', k); return li;
      }));
    };
    window.copytrail = (part, list) => { got[part] = list.map(e => [...e, plain(e[0])]); show(); };
    find.querySelector('[data-without]').hidden = true; find.querySelector('[data-with]').hidden = false;
    field.addEventListener('input', show);
    field.focus();
    show();
  }

  // j k: passages, and the lines that unfold more; n p: flagged passages.
  const on = document.getElementById('keys');
  if (!on) return;
  const go = (sel, d) => {
    const l = $(sel).filter(e => e.checkVisibility ? e.checkVisibility() : e.offsetParent), y = scrollY + 110, top = e => e.getBoundingClientRect().top + scrollY;
    const t = d > 0 ? l.find(e => top(e) > y) : l.reverse().find(e => top(e) < y - 40);
    if (!t) return;
    t.scrollIntoView({ block: 'start', behavior: 'instant' });
    if (t.id) { t.tabIndex = -1; history.replaceState(null, '', '#' + t.id); }
    t.focus({ preventScroll: true });
  };
  addEventListener('keydown', e => {
    if (!on.checked || e.ctrlKey || e.metaKey || e.altKey || e.target.matches('input:not([type=checkbox], [type=radio]), select, textarea')) return;
    const m = { j: ['.ps, .run > summary', 1], k: ['.ps, .run > summary', -1], n: ['.flagged', 1], p: ['.flagged', -1] }[e.key];
    if (m) { e.preventDefault(); go(...m); }
  });
})();
