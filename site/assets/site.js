/* All that needs a script; every page reads without it. */
(() => {
  const $ = (s, r = document) => [...r.querySelectorAll(s)];
  const narrow = matchMedia('(max-width: 52rem)').matches;

  // On a phone a flagged passage starts as one line, what to check; so does a reading with nothing to check.
  // The headlines stay open.
  if (narrow) $('details.quiet:not(#p0 *), details.pd').forEach(d => { d.open = false; });

  // A link into a folded passage opens it.
  const reveal = () => {
    const t = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!t) return;
    for (let e = t; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    t.scrollIntoView({ behavior: 'instant' });
  };
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
