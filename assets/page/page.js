"use strict";
(() => {
  const ALL = JSON.parse(document.getElementById("data").textContent), RUNS = [ALL, ...ALL.others], BEATS = ALL.beats;
  const WORDS = ALL.words, TAU = 2 * Math.PI, PLAY_S = 45;
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let DATA, times, first, last, moments;
  take(0);
  const names = Object.keys(ALL.scenes), start = at(moments[ALL.start]);
  /** `beside`: the run of the second arm, if any. `until`: where play comes to rest. `beat`: null once one has left it. */
  const state = { share: start, scene: names[0], look: "dark", playing: false, clock: 0, run: 0, beside: ALL.beside ?? null, beat: null, until: 1, rate: 1 / PLAY_S };
  if (matchMedia("(prefers-color-scheme: light)").matches) state.look = "projector";

  // runs and beats

  function take(run) { DATA = RUNS[run]; times = DATA.lanes.time_h; first = Math.asinh(times[0]); last = Math.asinh(times[times.length - 1]); moments = DATA.moments_h; }

  function turnArm() {
    const time = hours(), other = state.beside; state.beside = state.run; state.run = other;
    take(other); leave(); go(at(time));
  }

  function toBeat(k) {
    const beat = BEATS[k]; state.playing = false; state.beat = k; state.run = beat.run; state.beside = beat.beside; take(beat.run);
    state.scene = beat.scene; state.share = Math.max(0, at(beat.from_h)); state.until = Math.min(1, at(beat.to_h)); state.rate = (state.until - state.share) / beat.seconds;
    tables(); show(); if (beat.to_h > beat.from_h && !calm) play();
  }

  /** The beat is left: its words give way to those of the scene. */
  function leave() { if (state.beat !== null) { state.beat = null; } state.until = 1; state.rate = 1 / PLAY_S; }

  // numbers

  function at(hours) { return (Math.asinh(hours) - first) / (last - first); }
  /** The moment that is shown: pictures, sentences and numbers are all read there. */
  function moment() { return nearest(moments, Math.sinh(first + state.share * (last - first))); }
  function hours() { return moments[moment()]; }

  function unpack(packed) {
    if (packed.values) return packed;
    const bytes = Uint8Array.from(atob(packed.data), (c) => c.charCodeAt(0));
    const raw = packed.type === 1 ? bytes : new Uint16Array(bytes.buffer);
    packed.values = Float64Array.from(raw, (n) => packed.low + packed.step * n);
    return packed;
  }

  function row(packed, k) {
    const width = unpack(packed).values.length / packed.shape[0];
    return packed.values.subarray(k * width, (k + 1) * width);
  }

  function read(values, time, grid) {
    let low = 0, high = grid.length - 1;
    while (high - low > 1) { const middle = (low + high) >> 1; if (grid[middle] <= time) low = middle; else high = middle; }
    if (values[low] === null || values[high] === null) return null;
    const share = Math.min(1, Math.max(0, (time - grid[low]) / (grid[high] - grid[low])));
    return values[low] + share * (values[high] - values[low]);
  }

  function nearest(grid, time) {
    let best = 0;
    grid.forEach((each, k) => { if (Math.abs(Math.asinh(each) - Math.asinh(time)) < Math.abs(Math.asinh(grid[best]) - Math.asinh(time))) best = k; });
    return best;
  }

  function clock(time) {
    const sign = time < -1 / 120 ? "\u2212" : "", minutes = Math.round(Math.abs(time) * 60);
    if (minutes < 90) return `${sign}${minutes} min`;
    if (minutes < 48 * 60) return `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    return `${sign}${(minutes / 1440).toFixed(1)} d`;
  }

  const said = (value, unit) => (value === null ? "\u2013" : `${Number(value.toPrecision(3))}${unit ? " " + unit : ""}`.replace("-", "\u2212"));

  // drawing

  function paper(id) {
    const canvas = byId(id), ratio = Math.min(3, window.devicePixelRatio || 1), box = canvas.getBoundingClientRect();
    const width = Math.max(1, Math.round(box.width * ratio)), height = Math.max(1, Math.round(box.height * ratio));
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, box.width, box.height);
    pen.font = "15px system-ui, sans-serif";
    pen.lineJoin = pen.lineCap = "round";
    return { pen, w: box.width, h: box.height };
  }

  const colour = (name) => ALL.looks[state.look][name];
  function words(pen, text, x, y, paint = "ink", align = "left") {
    pen.textAlign = align; pen.fillStyle = colour(paint); pen.fillText(text, x, y);
  }
  function dot(pen, x, y, r, paint, ring = false) {
    pen.beginPath(); pen.arc(x, y, r, 0, TAU);
    if (ring) { pen.strokeStyle = colour(paint); pen.lineWidth = 1.6; pen.stroke(); } else { pen.fillStyle = colour(paint); pen.fill(); }
  }
  /** An even spread in the unit disc, the same for the same number: Vogel's spiral. */
  function spread(k, of) { const r = Math.sqrt((k + 0.5) / Math.max(of, 1)), a = 2.399963 * k; return [r * Math.cos(a), r * Math.sin(a)]; }

  const DRAW = { body, channel, circuit, synapse, dendrite, people };

  function body({ pen, w, h }, time) {
    const counts = row(DATA.body.counts, moment());
    const places = { site: [0.1, 0.5], gut: [0.27, 0.74], liver: [0.42, 0.5], blood: [0.58, 0.5], tissue: [0.58, 0.8], brain: [0.58, 0.2], norketamine: [0.79, 0.3], hydroxynorketamine: [0.92, 0.55], leaving: [0.79, 0.8] };
    pen.strokeStyle = colour("border"); pen.lineWidth = 2;
    [["site", "blood"], ["site", "gut"], ["gut", "liver"], ["liver", "blood"], ["blood", "brain"], ["blood", "tissue"], ["liver", "norketamine"], ["norketamine", "hydroxynorketamine"]].forEach(([a, b]) => {
      pen.beginPath(); pen.moveTo(places[a][0] * w, places[a][1] * h); pen.lineTo(places[b][0] * w, places[b][1] * h); pen.stroke();
    });
    const size = Math.min(w / 9, h / 5.6) / 1.6;
    DATA.body.places.forEach((name, k) => {
      const [x, y] = [places[name][0] * w, places[name][1] * h], paint = name === "norketamine" ? "metabolite" : name === "hydroxynorketamine" ? "metabolite_late" : "drug";
      pen.beginPath(); pen.arc(x, y, size, 0, TAU); pen.fillStyle = colour("panel"); pen.fill(); pen.strokeStyle = colour("border"); pen.stroke();
      for (let i = 0; i < counts[k]; i += 1) { const [u, v] = spread(i, Math.max(counts[k], 60)); dot(pen, x + u * size * 0.9, y + v * size * 0.9, 2.6, paint); }
      words(pen, `${WORDS[name]}: ${counts[k]}`, x, y + size + 17, "ink", "center");
    });
    words(pen, WORDS.parcels, 8, 18, "ink_soft");
  }

  function channel({ pen, w, h }, time) {
    [["pyramidal", "block_pyramidal"], ["interneurons", "block_interneuron"]].forEach(([name, column], side) => {
      const share = read(DATA.shares[column], time, times), held = Math.round(20 * share), top = h * (0.28 + 0.36 * side);
      words(pen, `${WORDS[name]}: ${said(100 * share, "%")}`, w * 0.06, top - h * 0.07);
      for (let k = 0; k < 20; k += 1) {
        const x = w * (0.06 + 0.88 * (k + 0.5) / 20), r = Math.min(w / 60, h / 16);
        pen.strokeStyle = colour("receptor_nmda"); pen.lineWidth = 4;
        [-1, 1].forEach((s) => { pen.beginPath(); pen.moveTo(x + s * r * 0.75, top - r * 1.6); pen.lineTo(x + s * r * 0.75, top + r * 1.6); pen.stroke(); });
        if (k < held) { pen.fillStyle = colour("drug"); pen.beginPath(); pen.moveTo(x, top - r); pen.lineTo(x + r * 0.6, top); pen.lineTo(x, top + r); pen.lineTo(x - r * 0.6, top); pen.fill(); }
      }
    });
    words(pen, WORDS.channels, w * 0.06, h * 0.92, "ink_soft");
  }

  function circuit({ pen, w, h }, time) {
    const spikes = DATA.circuit.spikes[nearest(DATA.circuit.places_h, time)], age = unpack(spikes.age_ms).values, cell = unpack(spikes.cell).values;
    const pyramidal = DATA.circuit.pyramidal, all = pyramidal + DATA.circuit.interneurons, span = DATA.circuit.span_ms;
    const now = state.playing && !calm ? (state.clock * 96) % span : span, since = new Float64Array(all).fill(Infinity);
    age.forEach((a, k) => { const ago = now - (span - a); if (ago >= 0) since[cell[k]] = Math.min(since[cell[k]], ago); });
    for (let k = 0; k < all; k += 1) {
      const isPyramidal = k < pyramidal, i = isPyramidal ? k : k - pyramidal, of = isPyramidal ? 20 : 10;
      const x = w * (0.04 + 0.92 * ((i % of) + 0.5 + (isPyramidal && ((i / of) | 0) % 2 ? 0.25 : 0)) / (of + 0.3)), y = h * ((isPyramidal ? 0.08 : 0.44) + 0.085 * ((i / of) | 0));
      const glow = Math.exp(-since[k] / 67), r = Math.min(w / 70, 9), paint = isPyramidal ? "glutamate" : "gaba";
      pen.globalAlpha = 0.25 + 0.75 * glow;
      if (isPyramidal) { pen.fillStyle = colour(paint); pen.beginPath(); pen.moveTo(x, y - r); pen.lineTo(x + r, y + r * 0.8); pen.lineTo(x - r, y + r * 0.8); pen.fill(); }
      else { pen.fillStyle = colour(paint); pen.fillRect(x - r * 0.8, y - r * 0.8, 1.6 * r, 1.6 * r); }
    }
    pen.globalAlpha = 1;
    const top = h * 0.64, tall = h * 0.28;
    age.forEach((a, k) => { pen.fillStyle = colour(cell[k] < pyramidal ? "glutamate" : "gaba"); pen.fillRect(w * 0.04 + 0.92 * w * (1 - a / span), top + tall * cell[k] / all, 2, 2.4); });
    const count = cell.filter((c) => c < pyramidal).length, tell = (name, n) => `${WORDS[name]}: ${WORDS.spikes.replace("#", n)}`;
    words(pen, `\u25B2 ${tell("pyramidal", count)}   \u25A0 ${tell("interneurons", cell.length - count)}`, w * 0.04, h * 0.985);
  }

  function synapse({ pen, w, h }, time) {
    if (!DATA.synapse.length) { words(pen, WORDS.no_release, w / 2, h / 2, "ink", "center"); return; }
    const place = DATA.synapse[nearest(DATA.synapse.map((each) => each.time_h), time)];
    const frame = calm || !state.playing ? 6 : Math.floor(state.clock * 40) % place.dots.length;
    const [left, right, top, low] = [w * 0.12, w * 0.88, h * 0.34, h * 0.68];
    pen.fillStyle = colour("terminal"); pen.globalAlpha = 0.5; pen.beginPath(); pen.ellipse(w / 2, top, (right - left) / 2, h * 0.3, 0, Math.PI, TAU); pen.fill();
    pen.fillStyle = colour("dendrite"); pen.beginPath(); pen.ellipse(w / 2, low + 14, (right - left) / 2, h * 0.26, 0, 0, Math.PI); pen.fill(); pen.globalAlpha = 1;
    const [xs, zs] = place.dots[frame].map((each) => unpack(each));
    const reach = -xs.low, high = zs.low + zs.step * 255;
    xs.values.forEach((x, k) => dot(pen, w / 2 + x / reach * (right - left) / 2, low - zs.values[k] / high * (low - top), 2.2, "glutamate"));
    const doors = row(place.receptors, frame);
    doors.forEach((door, k) => {
      const x = left + (right - left) * (k + 0.5) / doors.length, kind = door & 3, paint = door & 4 ? "receptor_nmda" : "receptor_ampa";
      pen.strokeStyle = colour(paint); pen.lineWidth = 3; const gap = kind ? 3.4 : 1.6;
      [-1, 1].forEach((s) => { pen.beginPath(); pen.moveTo(x + s * gap, low - 4); pen.lineTo(x + s * gap, low + 18); pen.stroke(); });
      if (kind === 1) dot(pen, x, low + 24, 2.4, "calcium");
      if (kind === 2) dot(pen, x, low + 8, 2.8, "magnesium");
      if (kind === 3) dot(pen, x, low + 6, 3.2, "drug");
    });
    words(pen, `${WORDS.molecules}: ${xs.values.length}`, 8, 18, "ink_soft");
    words(pen, WORDS.doors, 8, h - 8, "ink_soft");
  }

  function dendrite({ pen, w, h }, time) {
    const states = row(DATA.dendrite.states, moment()), x_um = unpack(DATA.dendrite.position_um).values, side = unpack(DATA.dendrite.side).values;
    const rows = 3, each = DATA.dendrite.length_um / rows, tally = [0, 0, 0];
    for (let line = 0; line < rows; line += 1) {
      const y = h * (0.2 + 0.29 * line);
      pen.strokeStyle = colour("dendrite"); pen.lineWidth = 9; pen.beginPath(); pen.moveTo(8, y); pen.lineTo(w - 8, y); pen.stroke();
    }
    states.forEach((code, i) => {
      if (!code) return;
      const line = Math.min(rows - 1, Math.floor(x_um[i] / each)), x = 8 + (w - 16) * (x_um[i] - line * each) / each, y = h * (0.2 + 0.29 * line), s = side[i] ? -1 : 1;
      if (code === 4) { tally[0] += 1; pen.setLineDash([2, 2]); dot(pen, x, y + s * 18, 3.4, "lost", true); pen.setLineDash([]); return; }
      const isNew = code >= 8, kind = (code & 7) - 1, long = [20, 17, 13][kind], r = [1.8, 3, 4.4][kind], paint = isNew ? "sprout" : "dendrite";
      tally[isNew ? 1 : 2] += 1;
      pen.strokeStyle = colour(paint); pen.lineWidth = 2; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x, y + s * long); pen.stroke();
      dot(pen, x, y + s * long, r, paint); if (isNew) dot(pen, x, y + s * long, r + 2.4, paint, true);
    });
    words(pen, `${WORDS.old}: ${tally[2]}   \u25CE ${WORDS.new}: ${tally[1]}   \u25CC ${WORDS.lost}: ${tally[0]}`, 8, h - 8);
  }

  function people({ pen, w, h }, time) {
    const people = DATA.people, paints = ["drug", "neutral", "gaba", "metabolite"];
    people.arms.forEach((arm, k) => {
      const y = h * (0.16 + 0.76 * k / Math.max(people.arms.length, 1)), grid = arm.time_h, n = arm.score.shape[1], values = unpack(arm.score).values;
      let halved = 0;
      for (let i = 0; i < n; i += 1) {
        const score = read(grid.map((_, t) => values[t * n + i]), time, grid);
        const x = w * (0.14 + 0.82 * (1 - score / people.highest)), good = score <= people.start / 2 && people.start > 0, jitter = ((i * 7) % 11 - 5) * h * 0.008;
        halved += good ? 1 : 0; dot(pen, x, y + jitter, 4, paints[k % 4]); if (good) dot(pen, x, y + jitter, 6.6, "ink", true);
      }
      words(pen, arm.name, 8, y + 5); words(pen, `${Math.round(100 * halved / n)} %`, w - 8, y + 5, "ink", "right");
    });
    words(pen, `\u2190 ${WORDS.worse}`, w * 0.14, h - 8, "ink_soft"); words(pen, `${WORDS.better} \u2192`, w * 0.92, h - 8, "ink_soft", "right");
    words(pen, WORDS.patients, w * 0.14, 18, "ink_soft");
  }

  function lanes({ pen, w, h }) {
    const list = DATA.lanes.lanes, left = Math.min(150, w * 0.3), right = 92, wide = w - left - right, tall = (h - 24) / list.length;
    const x = (time) => left + wide * at(time);
    list.forEach((lane, k) => {
      const base = 4 + tall * (k + 1) - 4, rest = lane.values[0];
      const other = state.beside === null ? null : RUNS[state.beside].lanes, beside = other ? other.lanes[k].values : [];
      const far = [...lane.values, ...beside].reduce((m, v) => Math.max(m, Math.abs(v - rest)), 0) || 1;
      pen.beginPath(); pen.moveTo(x(times[0]), base);
      lane.values.forEach((v, i) => pen.lineTo(x(times[i]), base - (tall - 8) * Math.abs(v - rest) / far));
      pen.lineTo(x(times[times.length - 1]), base); pen.closePath();
      pen.globalAlpha = 0.35; pen.fillStyle = colour(lane.paint); pen.fill(); pen.globalAlpha = 1; pen.strokeStyle = colour(lane.paint); pen.lineWidth = 1.5; pen.stroke();
      if (other) {
        pen.beginPath(); pen.setLineDash([6, 4]); pen.strokeStyle = colour("ink_soft");
        beside.forEach((v, i) => pen.lineTo(x(Math.min(other.time_h[i], times[times.length - 1])), base - (tall - 8) * Math.abs(v - rest) / far));
        pen.stroke(); pen.setLineDash([]);
      }
      words(pen, lane.words, left - 8, base - 4, "ink", "right");
      words(pen, said(read(lane.values, hours(), times), lane.unit), w - 4, base - 4, "ink", "right");
    });
    [[0, "0"], [2, "2 h"], [6, "6 h"], [24, "1 d"], [72, "3 d"], [168, "7 d"], [336, "14 d"]].forEach(([time, text]) => {
      if (time <= times[times.length - 1]) words(pen, text, x(time), h - 4, "ink_soft", "center");
    });
    const now = x(hours()); pen.strokeStyle = colour("ink"); pen.lineWidth = 2; pen.beginPath(); pen.moveTo(now, 2); pen.lineTo(now, h - 20); pen.stroke();
  }

  // the page

  function show() {
    const time = hours(), now = moment(), scene = DATA.scenes[state.scene];
    DRAW[state.scene](paper("scene"), time); lanes(paper("lanes"));
    const beat = state.beat === null ? null : BEATS[state.beat];
    const caption = beat ? told(beat) : scene.captions.texts[scene.captions.at[now]], alternative = scene.alternatives.texts[scene.alternatives.at[now]];
    if (byId("caption").textContent !== caption) byId("caption").textContent = caption;
    if (!state.playing && byId("alternative").textContent !== alternative) byId("alternative").textContent = alternative;
    byId("scene").setAttribute("aria-label", `${DATA.labels[state.scene]}. ${caption}`);
    byId("what").lastElementChild.textContent = alternative;
    byId("time").value = String(Math.round(1000 * state.share)); byId("time").setAttribute("aria-valuetext", clock(time)); byId("now").textContent = clock(time);
    byId("play").textContent = state.playing ? WORDS.pause : WORDS.play;
    document.querySelectorAll("#scenes button").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.scene === state.scene)));
    document.querySelectorAll("#beats button").forEach((each, k) => each.setAttribute("aria-pressed", String(k === state.beat)));
    if (byId("arm")) byId("arm").textContent = WORDS[`arm_${state.run}`];
  }

  function told(beat) {
    const answers = beat.answers.map((says, k) => `${"ABCDEFGH"[k]}: ${says}`).join("  ");
    return [beat.sentence, beat.remark, answers].filter((part) => part).join(" ");
  }

  function restyle() {
    const root = document.documentElement.style;
    [["ground", "background"], ["panel", "panel"], ["ink", "ink"], ["soft", "ink_soft"], ["accent", "accent"], ["border", "border"]].forEach(([name, role]) => root.setProperty(`--${name}`, colour(role)));
  }

  /** A timer and not a frame of the screen: it also runs where nothing is painted, as in a test. */
  function step(before) {
    if (!state.playing) return;
    const now = performance.now(), passed = Math.min(0.1, (now - before) / 1000);
    state.clock += passed; state.share = Math.min(state.until, state.share + passed * state.rate);
    if (state.share >= state.until) state.playing = false;
    show(); if (state.playing) setTimeout(step, 16, now);
  }
  function play() {
    state.playing = !state.playing; if (state.playing && state.share >= state.until) { leave(); if (state.share >= 1) state.share = start; }
    show(); step(performance.now());
  }
  function go(share) { leave(); state.share = Math.min(1, Math.max(0, share)); show(); }
  function turn(by) { go(at(moments[Math.min(moments.length - 1, Math.max(0, moment() + by))])); }
  function look() { state.look = state.look === "dark" ? "projector" : "dark"; restyle(); show(); }
  function choose(scene) { leave(); state.scene = scene; show(); }
  function turnBeat(by) { if (BEATS.length) toBeat(Math.min(BEATS.length - 1, Math.max(0, (state.beat ?? (by > 0 ? -1 : 1)) + by))); }

  function made(tag, attributes, text, parent) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text; parent.append(element); return element;
  }

  function tables() {
    byId("tables").querySelectorAll("table").forEach((each) => each.remove()); table(DATA);
    if (state.beside !== null) table(RUNS[state.beside]);
  }

  function table(run) {
    const box = byId("tables"), grid = made("table", {}, "", box), head = made("tr", {}, "", made("thead", {}, "", grid)), bodyRows = made("tbody", {}, "", grid);
    made("th", { scope: "col" }, WORDS.hours, head);
    const times = run.lanes.time_h;
    run.lanes.lanes.forEach((lane) => made("th", { scope: "col" }, lane.unit ? `${lane.words}, ${lane.unit}` : lane.words, head));
    [times[0], 0, 0.25, 0.5, 40 / 60, 1, 2, 4, 6, 12, 24, 48, 72, 120, 168, 240, 336].filter((time) => time <= times[times.length - 1]).forEach((time) => {
      const line = made("tr", {}, "", bodyRows); made("th", { scope: "row" }, said(time, ""), line);
      run.lanes.lanes.forEach((lane) => made("td", {}, said(read(lane.values, time, times), ""), line));
    });
  }

  function build() {
    names.forEach((name, k) => made("button", { "data-scene": name, title: String(k + 1) }, DATA.labels[name], byId("scenes")).addEventListener("click", () => choose(name)));
    const controls = byId("controls");
    made("button", { id: "play" }, WORDS.play, controls).addEventListener("click", play);
    made("input", { id: "time", type: "range", min: "0", max: "1000", "aria-label": WORDS.time }, "", controls).addEventListener("input", (event) => go(event.target.value / 1000));
    made("output", { id: "now", for: "time" }, "", controls);
    made("button", { id: "look" }, WORDS.look, controls).addEventListener("click", look);
    if (ALL.beside !== undefined) made("button", { id: "arm" }, "", controls).addEventListener("click", turnArm);
    BEATS.forEach((beat, k) => made("button", { title: beat.sentence, "aria-label": `${WORDS.beat} ${k + 1}: ${beat.sentence}` }, String(k + 1), byId("beats")).addEventListener("click", () => toBeat(k)));
    byId("what").firstElementChild.textContent = WORDS.what; byId("tables").firstElementChild.textContent = WORDS.tables;
    byId("origin").textContent = `${Object.values(ALL.origin).join(" \u00B7 ")}. ${WORDS.keys}${BEATS.length ? " " + WORDS.beat_keys : ""}`;
    tables();
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || ["INPUT", "BUTTON", "SUMMARY"].includes(event.target.tagName)) return;
      const acts = { " ": play, l: look, ArrowRight: () => turn(1), ArrowLeft: () => turn(-1), Home: () => go(0), End: () => go(1), PageDown: () => turnBeat(1), PageUp: () => turnBeat(-1), n: () => turnBeat(1) };
      const act = acts[event.key] || (names[event.key - 1] && (() => choose(names[event.key - 1])));
      if (act) { event.preventDefault(); act(); }
    });
    const drag = (event) => { const box = byId("lanes").getBoundingClientRect(), left = Math.min(150, box.width * 0.3); go((event.clientX - box.left - left) / (box.width - left - 92)); };
    byId("lanes").addEventListener("pointerdown", (event) => { byId("lanes").setPointerCapture(event.pointerId); drag(event); });
    byId("lanes").addEventListener("pointermove", (event) => { if (event.buttons) drag(event); });
    addEventListener("resize", show); addEventListener("beforeprint", () => { if (state.look === "dark") { look(); addEventListener("afterprint", look, { once: true }); } });
    restyle(); show(); if (BEATS.length) toBeat(0);
  }
  build();
})();
