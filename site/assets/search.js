/* Full-text search on the page that finds things: what Pagefind finds, passage by passage. Needs a server. */
(() => {
  const box = document.getElementById('texts'), field = document.getElementById('q');
  if (!box || !location.protocol.startsWith('http')) return;
  const told = document.getElementById('told'), list = document.getElementById('places'), say = box.dataset;
  const pages = 12, each = 4, around = 14;
  let engine, asked = 0;

  const make = (name, words, ...inside) => { const e = document.createElement(name); if (words) { e.textContent = words; e.dir = 'auto'; } e.append(...inside); return e; };
  const link = (to, words, ...inside) => Object.assign(make('a', words, ...inside), { href: new URL(to.replace(/^[/]/, ''), new URL('.', location)) });

  // `p4-B` is what text B has for passage 4, `p4` is the base.
  const name = (id, base) => {
    const m = /^p([0-9]+[a-z]*)(?:-(.+))?$/.exec(id);
    if (!m) return [say.there];
    const what = m[1] === '0' ? say.headline : say.passage.replace('{id}', m[1]);
    return [Object.assign(make('span', m[2] || base), { className: 'sig' }), ' ' + what];
  };

  // The passages of a page that have the words, those with most of them, in their order.
  const places = page => {
    const anchors = page.anchors.toSorted((a, b) => a.location - b.location), found = new Map();
    for (const at of page.locations) {
      const n = anchors.findLastIndex(a => a.location <= at);
      if (n >= 0) found.set(n, [...(found.get(n) || []), at]);
    }
    return [...found].map(([n, hits]) => ({ id: anchors[n].id, hits, from: anchors[n].location, to: anchors[n + 1]?.location ?? Infinity, n }));
  };

  const excerpt = (words, place) => {
    const from = Math.max(place.from, place.hits[0] - around), to = Math.min(place.to, from + 3 * around, words.length), shown = Object.assign(document.createElement('span'), { dir: 'auto' });
    if (from > place.from) shown.append('… ');
    for (let at = from; at < to; at++) shown.append(place.hits.includes(at) ? make('mark', words[at]) : words[at], ' ');
    if (to < Math.min(place.to, words.length)) shown.append('…');
    return shown;
  };

  const row = page => {
    const words = page.content.split(/\s+/), all = places(page), best = all.toSorted((a, b) => b.hits.length - a.hits.length || a.n - b.n).slice(0, each).sort((a, b) => a.n - b.n);
    const inner = make('ol', '', ...best.map(p => make('li', '', link(`${page.raw_url}#${p.id}`, '', ...name(p.id, page.meta.base)), ' ', excerpt(words, p))));
    const rest = all.length - best.length;
    return make('li', '', link(page.raw_url, page.meta.title), inner, rest ? Object.assign(make('p', say.rest.replace('{n}', rest)), { className: 'sm muted' }) : '');
  };

  const show = async () => {
    const turn = ++asked, words = field.value.trim();
    box.hidden = !words;
    if (!words) { list.textContent = told.textContent = ''; return; }
    engine ||= import(new URL(say.search, location));
    const found = await (await engine).debouncedSearch(words, {}, 150);
    if (!found || turn !== asked) return;
    const rows = await Promise.all(found.results.slice(0, pages).map(r => r.data()));
    if (turn !== asked) return;
    told.textContent = found.results.length ? say.pages.replace('{n}', found.results.length) : say.none;
    list.replaceChildren(...rows.map(row));
  };
  field.addEventListener('input', show);
  if (field.value) show();
})();
