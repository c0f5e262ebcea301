'use strict';
// The page of a run. The moments are in the data block: the first as it is, the others as what each changes (docs/page.md).
// Everything the program says is put into the page as text, never as HTML.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);

  // ---------------------------------------------------------------------------------------------------------------
  // The moments.

  // What occurs often is in the pool once; `~1a` names it. Entries of the pool name only earlier ones.
  const pool = [];
  function unpack(value) {
    if (typeof value === 'string') {
      if (value[0] !== '~') return value;
      return value[1] === '~' ? value.slice(1) : pool[parseInt(value.slice(1), 36)];
    }
    if (Array.isArray(value)) return value.map(unpack);
    if (value === null || typeof value !== 'object') return value;
    const object = {};
    for (const key of Object.keys(value)) object[key] = unpack(value[key]);
    return object;
  }
  for (const value of data.pool) pool.push(unpack(value));
  const output = unpack(data.output);

  // The value that a delta makes of an old one, which stays as it is: what did not change is shared.
  function apply(old, delta) {
    if (Array.isArray(delta)) {
      if (delta.length === 1) return delta[0];
      return old.slice(0, delta[0]) + delta[2] + old.slice(old.length - delta[1]);
    }
    if (Array.isArray(old)) {
      const list = old.slice();
      if (delta['^']) list.splice(...delta['^']);
      for (const key of Object.keys(delta)) if (key !== '^') list[key] = apply(list[key], delta[key]);
      return list;
    }
    const object = { ...old };
    for (const key of Object.keys(delta)) {
      if (delta[key] === 0) delete object[key];
      else object[key] = apply(object[key], delta[key]);
    }
    return object;
  }

  // Moments are made when first asked for, and kept: they share what they have in common.
  const moments = [unpack(data.first)];
  const total = data.steps.length + 1;
  function momentAt(n) {
    while (moments.length <= n) {
      moments.push(apply(moments[moments.length - 1], unpack(data.steps[moments.length - 1])));
    }
    return moments[n];
  }

  // ---------------------------------------------------------------------------------------------------------------
  // Elements.

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }
  // Text from the program stays within its own direction of writing.
  const text = (tag, className, words) => {
    const isolated = element('bdi', '', words);
    return element(tag, className, isolated);
  };
  const hex = (address) => '0x' + address.toString(16);

  // The rows of an item's bytes, each with the letter of its role; `from` is the first one's address.
  function bytesOf(item, from) {
    const box = element('div', 'bytes');
    const roles = [];
    for (const [, count, letter] of item.how.roles.matchAll(/(\d+)(\D)/g)) {
      for (let i = 0; i < Number(count); i++) roles.push(letter);
    }
    item.bytes.forEach((digits, row) => {
      const line = element('div', 'row', element('span', 'at', hex(from + row * 8)));
      let said = '', before = '';
      for (let i = 0; i * 2 < digits.length; i++) {
        const letter = roles[row * 8 + i] || 'v';
        const byte = digits.slice(i * 2, i * 2 + 2);
        const cell = element('span', 'byte ' + letter, byte, element('i', '', letter));
        cell.title = data.roles[letter];
        cell.setAttribute('aria-hidden', 'true');
        line.append(cell);
        said += letter === before ? ' ' + byte : '; ' + data.roles[letter] + ': ' + byte;
        before = letter;
      }
      line.append(element('span', 'unseen', said.slice(2)));
      box.append(line);
    });
    if (item.more) box.append(element('div', 'more', '… ' + item.more + ' more bytes'));
    return box;
  }

  // Items are immutable and shared between moments, so each has one element for all of them.
  const made = new WeakMap();
  function itemElement(item, isBlock) {
    if (made.has(item)) return made.get(item);
    const head = element('div', 'head', text('span', 'name', item.is.name));
    if (item.is.ty) head.append(text('span', 'type', item.is.ty));
    head.append(element('span', 'address', isBlock ? '' : item.at));
    const box = element('li', item.how.mark ? 'item ' + item.how.mark : 'item', head);
    // What is short shares a line.
    const notes = (item.how.notes || []).join(' · ');
    if (item.value.length + notes.length < 40) box.classList.add('short');
    if (item.value) box.append(text('div', 'value', item.value));
    if (notes) box.append(text('div', 'notes', notes));
    // A block's bytes begin with the 16 of its header.
    box.append(bytesOf(item, Number(item.at) - (isBlock ? 16 : 0)));
    box.dataset.at = item.at;
    made.set(item, box);
    return box;
  }
  function savedElement(item) {
    if (made.has(item)) return made.get(item);
    const box = element('li', 'item saved bytes', text('div', '', item.is.name), bytesOf(item, Number(item.at)));
    made.set(item, box);
    return box;
  }

  function tag(box, word) {
    const head = box.querySelector('.head');
    const old = head.querySelector('.tag');
    if (old) old.remove();
    if (word) head.querySelector('.address').before(element('span', 'tag', word));
  }

  // ---------------------------------------------------------------------------------------------------------------
  // Drawing a moment.

  const body = document.body;

  // What a line changes of what may be done with a place.
  function permission(note) {
    const letters = element('span', 'letters');
    for (const mark of note.letters.split(' ')) {
      letters.append(element('span', { '+': 'gained', '-': 'lost', '✗': 'lost' }[mark[0]] || '', mark.padStart(2)), ' ');
    }
    const shown = element('span', '', text('span', 'place', note.names), letters, element('span', 'later', note.later.padEnd(7)), text('span', '', note.why));
    shown.setAttribute('aria-hidden', 'true');
    return element('div', 'permission', shown, text('span', 'unseen', note.spoken));
  }

  const lines = data.source.map((words, i) => {
    const number = element('span', 'number', String(i + 1).padStart(String(data.source.length).length));
    const code = element('bdi', words.trimStart().startsWith('//') ? 'comment' : '', words);
    const line = element('li', '', number, code);
    for (const note of data.permissions[i + 1] || []) line.append(permission(note));
    return line;
  });
  byId('source').append(...lines);

  // The line that runs next: that of the innermost frame.
  const lineOf = (moment) => moment.frames.reduce((line, card) => card.line || line, null);

  let now = -1, marked = [];
  // The elements that arrows begin and end at.
  let boxes = new Map(), ports = new Map();

  function show(n) {
    n = Math.max(0, Math.min(total - 1, n));
    if (n === now) return;
    now = n;
    const moment = momentAt(n), before = n > 0 ? momentAt(n - 1) : null;
    drawControls(moment);
    drawOutput(moment);
    drawSource(moment);
    boxes = new Map();
    drawStack(moment, before);
    drawHeap(moment, before);
    drawPorts(moment);
    route();
    // The address names the step, so that a link can lead to it.
    try { history.replaceState(null, '', '#' + (n + 1)); } catch { /* Not where the page is embedded. */ }
  }

  function drawControls(moment) {
    const words = 'Step ' + (now + 1) + ' of ' + total;
    byId('count').textContent = words;
    const slider = byId('slider');
    slider.value = String(now + 1);
    slider.setAttribute('aria-valuetext', words + (lineOf(moment) ? ', line ' + lineOf(moment) : ''));
    byId('say').textContent = moment.say;
    // A button that is pressed keeps its focus, so it is not disabled but told to be of no use.
    const ends = [['first', now === 0], ['back', now === 0], ['forward', now === total - 1], ['over', now === total - 1], ['last', now === total - 1]];
    for (const [id, off] of ends) byId(id).setAttribute('aria-disabled', String(off));
    const note = byId('note');
    const notes = [moment.ended ? 'Ended: ' + moment.ended : '', data.cut || ''];
    note.textContent = notes.filter(Boolean).join('. ');
    note.hidden = !note.textContent;
  }

  function drawSource(moment) {
    for (const line of marked) {
      line.className = '';
      line.removeAttribute('aria-current');
    }
    marked = [];
    const mark = (number, name) => {
      const line = lines[number - 1];
      if (!line) return null;
      line.className = name;
      marked.push(line);
      return line;
    };
    for (const card of moment.frames.slice(0, -1)) mark(card.line, 'calls');
    const here = mark(lineOf(moment), 'here');
    if (!here) return;
    here.setAttribute('aria-current', 'step');
    keepInSight();
  }

  // The present line and two around it; only the panel scrolls, not the page.
  function keepInSight() {
    const panel = byId('source'), here = panel.querySelector('.here');
    if (!here) return;
    const room = here.offsetHeight * 2;
    const top = here.offsetTop - room, bottom = here.offsetTop + here.offsetHeight + room;
    if (top < panel.scrollTop) panel.scrollTop = top;
    else if (bottom > panel.scrollTop + panel.clientHeight) panel.scrollTop = bottom - panel.clientHeight;
  }

  function drawOutput(moment) {
    const panel = byId('output');
    while (panel.childNodes.length > moment.out) panel.lastChild.remove();
    for (const [stream, words] of output.slice(panel.childNodes.length, moment.out)) {
      panel.append(element('span', stream, words));
    }
    panel.scrollTop = panel.scrollHeight;
  }

  // What differs from the moment before is tagged: `new` or `changed`.
  function difference(item, old, isNew) {
    if (!old) return isNew ? 'new' : '';
    return old.value !== item.value || old.bytes !== item.bytes || old.how.mark !== item.how.mark ? 'changed' : '';
  }

  function drawStack(moment, before) {
    const cards = new Map();
    if (before) for (const card of before.frames) cards.set(card.at + ' ' + card.name, card);
    const last = moment.frames.length - 1;
    byId('frames').replaceChildren(...moment.frames.map((card, i) => {
      if (card.library) return text('p', 'library', card.name);
      const running = i === last;
      const where = card.line ? (running ? (moment.ended ? 'at' : 'running, at') : 'calls at') + ' line ' + card.line : '';
      const title = text('h3', '', card.name);
      title.append(' ', element('small', '', where + ' ' + card.range));
      const old = cards.get(card.at + ' ' + card.name);
      const items = card.vars.map((item) => {
        const box = itemElement(item, false);
        const twin = old && old.vars.find((other) => other.at === item.at && other.is.name === item.is.name);
        tag(box, difference(item, twin, Boolean(old)));
        if (item.is.size > 0 && !boxes.has(item.at)) boxes.set(item.at, box);
        return box;
      });
      const list = element('ul', 'items', ...card.saved.map(savedElement), ...items);
      return element('article', running ? 'frame running' : 'frame', title, list);
    }));
  }

  function drawHeap(moment, before) {
    byId('heap-words').textContent = moment.heap;
    byId('heap-range').textContent = moment.range;
    const drawList = (id, items, old, isBlock) => {
      const twins = new Map();
      if (old) for (const item of old) twins.set(item.at, item);
      byId(id).replaceChildren(...items.map((item) => {
        const box = itemElement(item, isBlock);
        tag(box, difference(item, twins.get(item.at), Boolean(old) && isBlock));
        if (!boxes.has(item.at)) boxes.set(item.at, box);
        return box;
      }));
    };
    drawList('blocks', moment.blocks, before && before.blocks, true);
    drawList('statics', moment.statics, before && before.statics, false);
    byId('statics-section').hidden = moment.statics.length === 0;
    byId('more').textContent = moment.more || '';
    byId('more').hidden = !moment.more;
    byId('findings').replaceChildren(...moment.findings.map((words) => text('li', '', words)));
    byId('findings').hidden = moment.findings.length === 0;
  }

  // Pointers within an item get a line of words each, which their arrows begin at.
  function drawPorts(moment) {
    for (const old of document.querySelectorAll('.ports')) old.remove();
    ports = new Map();
    const groups = new Map();
    for (const arrow of moment.arrows) {
      if (!groups.has(arrow.from)) groups.set(arrow.from, []);
      groups.get(arrow.from).push(arrow);
    }
    const unseen = new Map();
    for (const card of moment.frames) for (const item of card.vars) unseen.set(item.at, item.unseen);
    for (const item of [...moment.blocks, ...moment.statics]) unseen.set(item.at, item.unseen);
    for (const [at, arrows] of groups) {
      const box = boxes.get(at);
      if (!box) continue;
      const list = element('ul', 'ports');
      for (const arrow of arrows) {
        if (!arrow.part) {
          // The item is the pointer: its arrow begins at its first line, and its value has told where to.
          ports.set(arrow.at, box.querySelector('.head'));
          list.append(element('li', 'unseen', text('span', '', arrow.say)));
          continue;
        }
        const port = element('li', '', text('span', '', arrow.part.replace(/^\./, '') + ' ' + arrow.say));
        ports.set(arrow.at, port);
        list.append(port);
      }
      if (unseen.get(at)) list.append(element('li', 'more', '… ' + unseen.get(at) + ' more pointers'));
      (box.querySelector('.notes') || box.querySelector('.bytes')).before(list);
    }
  }

  // ---------------------------------------------------------------------------------------------------------------
  // Arrows. They run in the gutters beside the columns, so they cross no text: out of an item sideways, along a lane of the
  // gutter, and into the other item sideways.

  const SVG = 'http://www.w3.org/2000/svg';
  function shape(tagName, attributes) {
    const node = document.createElementNS(SVG, tagName);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  // The head of an arrow that ends at x, y; `to` is 1 if it points right, -1 if left.
  const triangle = (x, y, to) => `M${x} ${y}l${-9 * to} -4.5v9z`;
  const HEADS = {
    owner: ['head-filled', 8, triangle],
    strong: ['head-filled', 15, (x, y, to) => triangle(x, y, to) + triangle(x - 7.5 * to, y, to)],
    weak: ['head-open', 9, triangle],
    shared: ['head-open', 1, (x, y, to) => `M${x - 7 * to} ${y - 4.5}L${x} ${y}L${x - 7 * to} ${y + 4.5}`],
    exclusive: ['head-open', 5, (x, y, to) => `M${x - 8 * to} ${y - 6.5}L${x} ${y}L${x - 8 * to} ${y + 6.5}`],
    raw: ['head-open', 1, (x, y, to) => `M${x - 6 * to} ${y - 4}L${x} ${y}L${x - 6 * to} ${y + 4}`],
  };
  const KINDS = {
    owner: 'owns: one filled head',
    strong: 'shares ownership (Rc): two filled heads',
    weak: 'knows, owns nothing (Weak): dashed, hollow head',
    shared: 'borrows (&): thin line, open head',
    exclusive: 'borrows mutably (&mut): double line, open head',
    raw: 'raw pointer: dotted, open head',
  };

  // Draws from x1, y1 along the lane to x2, y2. A stub leads nowhere: it has no head, but is crossed.
  function arrowShape(arrow, x1, y1, lane, x2, y2, stub = false) {
    const out = Math.sign(lane - x1) || 1, to = Math.sign(x2 - lane) || 1;
    const [headClass, length, head] = HEADS[arrow.kind] || HEADS.raw;
    const end = x2 - (stub ? 0 : length) * to;
    const bend = Math.min(5, Math.abs(y2 - y1) / 2), down = Math.sign(y2 - y1);
    let path = `M${x1} ${y1}H${end}`;
    if (Math.abs(y2 - y1) > 1 || out !== to) {
      path = `M${x1} ${y1}H${lane - out * bend}Q${lane} ${y1} ${lane} ${y1 + down * bend}` +
        `V${y2 - down * bend}Q${lane} ${y2} ${lane + to * bend} ${y2}H${end}`;
    }
    const group = shape('g', { class: arrow.kind + (arrow.faded ? ' faded' : '') });
    group.append(shape('path', { class: 'line', d: path }));
    if (arrow.kind === 'exclusive') group.append(shape('path', { class: 'inner', d: path }));
    group.append(shape('circle', { class: 'tail', cx: x1, cy: y1, r: 2.5 }));
    if (!stub) group.append(shape('path', { class: headClass, d: head(x2, y2, to) }));
    if (arrow.dangling) {
      const x = stub ? end : x2 - to * 15;
      group.append(shape('path', { class: 'cross', d: `M${x - 5} ${y2 - 5}l10 10M${x + 5} ${y2 - 5}l-10 10` }));
    }
    return group;
  }

  // Gives each of the routes a lane in which nothing else runs beside it, short ones next to the column they leave.
  function assignLanes(routes) {
    const lanes = [];
    routes.sort((a, b) => Math.abs(a.y2 - a.y1) - Math.abs(b.y2 - b.y1));
    for (const route of routes) {
      const low = Math.min(route.y1, route.y2) - 3, high = Math.max(route.y1, route.y2) + 3;
      let lane = lanes.findIndex((taken) => taken.every(([from, end]) => high < from || low > end));
      if (lane < 0) lane = lanes.push([]) - 1;
      lanes[lane].push([low, high]);
      route.lane = lane;
    }
    return lanes.length;
  }

  function route() {
    const svg = byId('arrows'), moment = momentAt(now);
    const area = byId('memory').getBoundingClientRect();
    const stack = document.querySelector('.stack').getBoundingClientRect();
    const heap = document.querySelector('.heap').getBoundingClientRect();
    const wide = heap.left > stack.left + 10;
    const inStack = (box) => box.closest('.stack') !== null;
    // A gutter: where it begins and ends, and what runs in it.
    const gutter = (from, end) => ({ from: from - area.left, end: end - area.left, routes: [] });
    const left = gutter(area.left, stack.left), right = gutter(heap.right, area.right), middle = gutter(stack.right, heap.left);
    const entered = new Map();
    for (const arrow of moment.arrows) {
      const source = boxes.get(arrow.from), start = ports.get(arrow.at) || source;
      if (!source) continue;
      const target = arrow.to ? boxes.get(arrow.to) : null;
      const fromStack = inStack(source), toStack = target ? inStack(target) : fromStack;
      // Which gutter, and on which side of it the two ends are.
      let way = right, outRight = true, inRight = true;
      if (wide && (fromStack !== toStack || !target && fromStack)) {
        [way, outRight, inRight] = [middle, fromStack, !fromStack ];
        inRight = toStack;
      } else if (wide && fromStack) {
        [way, outRight, inRight] = [left, false, false];
      }
      const box = source.getBoundingClientRect(), row = start.getBoundingClientRect();
      const x1 = (outRight ? box.right : box.left) - area.left;
      const y1 = row.top + row.height / 2 - area.top;
      if (!target) {
        // It leads nowhere: a stub in the gutter.
        way.routes.push({ arrow, x1, y1, x2: x1 + (outRight ? 26 : -26), y2: y1, stub: true });
        continue;
      }
      const goal = target.getBoundingClientRect(), side = arrow.to + inRight;
      const count = entered.get(side) || 0;
      entered.set(side, count + 1);
      const x2 = (inRight ? goal.right : goal.left) - area.left;
      const y2 = Math.min(goal.top - area.top + 11 + count * 10, goal.bottom - area.top - 4);
      way.routes.push({ arrow, x1, y1, x2, y2 });
    }
    const shapes = [];
    for (const way of [left, middle, right]) {
      const moving = way.routes.filter((one) => !one.stub);
      const lanes = assignLanes(moving);
      // Heads are in the gutter too, so lanes keep away from both columns.
      const [from, end] = [way.from + (way === right ? 16 : 14), way.end - (way === right ? 4 : 16)];
      const gap = lanes > 1 ? Math.min(8, Math.max(0, end - from) / (lanes - 1)) : 0;
      for (const one of way.routes) {
        const lane = way === left ? end - one.lane * gap : from + one.lane * gap;
        const drawn = arrowShape(one.arrow, one.x1, one.y1, one.stub ? one.x2 - Math.sign(one.x2 - one.x1) * 12 : lane, one.x2, one.y2, one.stub);
        drawn.dataset.from = one.arrow.from;
        drawn.dataset.to = one.arrow.to || '';
        shapes.push(drawn);
      }
    }
    svg.replaceChildren(...shapes);
  }

  // The arrows of what the mouse is on stand out.
  function light(box) {
    const at = box ? box.dataset.at : null;
    for (const group of byId('arrows').children) {
      group.classList.toggle('dim', Boolean(at) && group.dataset.from !== at && group.dataset.to !== at);
    }
  }
  let under = null;
  byId('memory').addEventListener('mouseover', (event) => {
    const box = event.target.closest('.item[data-at]');
    if (box === under) return;
    under = box;
    const at = box && box.dataset.at;
    const any = at && [...byId('arrows').children].some((group) => group.dataset.from === at || group.dataset.to === at);
    light(any ? box : null);
  });
  byId('memory').addEventListener('mouseleave', () => { under = null; light(null); });

  // ---------------------------------------------------------------------------------------------------------------
  // Controls.

  // The next moment in this function or one that called it.
  function over() {
    const depth = momentAt(now).frames.length;
    let n = now + 1;
    while (n < total - 1 && momentAt(n).frames.length > depth) n++;
    show(n);
  }
  function toggleBytes() {
    const on = body.classList.toggle('show-bytes');
    byId('bytes').setAttribute('aria-pressed', String(on));
    route();
  }
  function togglePermissions() {
    const on = body.classList.toggle('show-permissions');
    byId('permissions').setAttribute('aria-pressed', String(on));
    keepInSight();
  }
  const actions = {
    first: () => show(0),
    back: () => show(now - 1),
    forward: () => show(now + 1),
    over,
    last: () => show(total - 1),
    bytes: toggleBytes,
    permissions: togglePermissions,
  };
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener('click', action);

  const slider = byId('slider');
  slider.max = String(total);
  slider.addEventListener('input', () => show(Number(slider.value) - 1));

  const keys = { ArrowRight: 'forward', ArrowLeft: 'back', Home: 'first', End: 'last', b: 'bytes', o: 'over', p: 'permissions' };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const action = keys[event.key];
    if (!action) return;
    // The slider moves by itself. What scrolls keeps the keys that scroll it to its ends.
    const on = event.target;
    if (on === slider && event.key.length > 1) return;
    if ((on === byId('source') || on === byId('output')) && (event.key === 'Home' || event.key === 'End')) return;
    event.preventDefault();
    actions[action]();
  });

  function fromAddress() {
    const n = parseInt(location.hash.slice(1), 10);
    return Number.isFinite(n) ? n - 1 : 0;
  }
  addEventListener('hashchange', () => show(fromAddress()));

  // ---------------------------------------------------------------------------------------------------------------
  // The key, and the start.

  for (const [kind, words] of Object.entries(KINDS)) {
    const svg = shape('svg', { 'aria-hidden': 'true', viewBox: '0 0 56 14' });
    svg.append(arrowShape({ kind }, 4, 7, 26, 50, 7));
    byId('kinds').append(element('li', '', svg, ' ' + words));
  }
  for (const [arrow, words] of [[{ kind: 'owner', dangling: true }, 'crossed: dangling, what it points at is gone'], [{ kind: 'owner', faded: true }, 'pale: left behind by a move, not to be used']]) {
    const svg = shape('svg', { 'aria-hidden': 'true', viewBox: '0 0 56 14' });
    svg.append(arrowShape(arrow, 4, 7, 26, 50, 7));
    byId('kinds').append(element('li', '', svg, ' ' + words));
  }
  for (const [letter, words] of Object.entries(data.roles)) {
    const sample = element('span', 'byte ' + letter, '00', element('i', '', letter));
    sample.setAttribute('aria-hidden', 'true');
    byId('roles').append(element('li', '', sample, element('span', 'unseen', letter + ': '), words));
  }

  const header = document.querySelector('header');
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--header', header.offsetHeight + 4 + 'px');
    if (now >= 0) route();
  }).observe(header);
  new ResizeObserver(() => { if (now >= 0) route(); }).observe(byId('memory'));
  new ResizeObserver(keepInSight).observe(byId('source'));

  show(fromAddress());
})();
