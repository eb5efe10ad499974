(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var tip = document.getElementById("tip");
  var NS = "http://www.w3.org/2000/svg";

  function number(v) {
    if (v === null || v === undefined || !isFinite(v)) { return "\u2013"; }
    var size = Math.abs(v);
    if (size !== 0 && (size < 1e-3 || size >= 1e5)) { return v.toExponential(2); }
    return String(Number(v.toPrecision(4)));
  }

  function say(event, text) {
    tip.textContent = text;
    tip.style.opacity = 1;
    var wide = tip.offsetWidth, high = tip.offsetHeight;
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, window.innerWidth - wide - 6)) + "px";
    tip.style.top = Math.max(4, event.clientY - high - 12) + "px";
  }

  function hush() { tip.style.opacity = 0; }

  // Values under the pointer, in every static panel.
  document.querySelectorAll("svg[data-panel]").forEach(function (svg) {
    var frame = data.panels[svg.dataset.panel];
    if (!frame) { return; }
    svg.addEventListener("pointermove", function (event) {
      var box = svg.getBoundingClientRect();
      var view = svg.viewBox.baseVal;
      var px = (event.clientX - box.left) * view.width / box.width;
      var py = (event.clientY - box.top) * view.height / box.height;
      if (px < frame.l || px > frame.l + frame.w || py < frame.t || py > frame.t + frame.h) {
        hush();
        return;
      }
      function across(v) { return place(v, frame.xl, frame.xh, frame.xg, frame.l, frame.w); }
      function up(v) { return frame.t + frame.h - place(v, frame.yl, frame.yh, frame.yg, 0, frame.h); }
      var best = null, least = 26 * 26;
      frame.s.forEach(function (series) {
        for (var i = 0; i < series.x.length; i++) {
          if (series.y[i] === null || series.x[i] === null) { continue; }
          var dx = across(series.x[i]) - px, dy = up(series.y[i]) - py;
          var d = dx * dx + dy * dy;
          if (d < least) { least = d; best = [series.n, series.x[i], series.y[i]]; }
        }
      });
      var x = best ? best[1] : back((px - frame.l) / frame.w, frame.xl, frame.xh, frame.xg);
      var y = best ? best[2] : back(1 - (py - frame.t) / frame.h, frame.yl, frame.yh, frame.yg);
      say(event, (best && best[0] ? best[0] + ": " : "") + frame.xn + " = " + number(x)
        + (frame.yn ? ", " + frame.yn + " = " + number(y) : ""));
    });
    svg.addEventListener("pointerleave", hush);
  });

  function place(v, low, high, log, start, length) {
    var t = log ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low);
    return start + t * length;
  }

  function back(t, low, high, log) {
    return log ? low * Math.pow(high / low, t) : low + t * (high - low);
  }

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });

  // The explorer: one cell at a time.
  var host = document.getElementById("explore");
  if (!host || !data.cells.length) { return; }
  var parameterChoice = document.getElementById("choose-parameter");
  var sizeChoice = document.getElementById("choose-size");
  var play = document.getElementById("play");
  var clock = document.getElementById("clock");
  var time = document.getElementById("time");
  var said = document.getElementById("said");
  var left = document.getElementById("law");
  var right = document.getElementById("path");
  var W = 460, H = 320, M = { l: 54, r: 12, t: 14, b: 44 };
  var cell = null, marker = null, trail = null, scale = null, timer = null, shown = 0;

  function el(parent, name, attributes, text) {
    var e = document.createElementNS(NS, name);
    for (var key in attributes) { e.setAttribute(key, attributes[key]); }
    if (text !== undefined) { e.textContent = text; }
    parent.appendChild(e);
    return e;
  }

  function step(range, count) {
    var raw = range / count, power = Math.pow(10, Math.floor(Math.log10(raw)));
    var lead = raw / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
  }

  function axes(svg, xr, yr, xn, yn) {
    svg.textContent = "";
    svg.setAttribute("viewBox", "0 0 " + W + " " + H);
    var w = W - M.l - M.r, h = H - M.t - M.b;
    var s = {
      x: function (v) { return M.l + (v - xr[0]) / (xr[1] - xr[0]) * w; },
      y: function (v) { return M.t + h - (v - yr[0]) / (yr[1] - yr[0]) * h; }
    };
    [[xr, true], [yr, false]].forEach(function (axis) {
      var r = axis[0], d = step(r[1] - r[0], 5);
      for (var v = Math.ceil(r[0] / d) * d; v <= r[1] + d * 1e-6; v += d) {
        var at = axis[1] ? s.x(v) : s.y(v);
        el(svg, "line", axis[1]
          ? { x1: at, x2: at, y1: M.t, y2: M.t + h, stroke: "#eceef1" }
          : { x1: M.l, x2: M.l + w, y1: at, y2: at, stroke: "#eceef1" });
        el(svg, "text", axis[1]
          ? { x: at, y: M.t + h + 16, "text-anchor": "middle", "font-size": 11.5, fill: "#1f2328" }
          : { x: M.l - 6, y: at + 4, "text-anchor": "end", "font-size": 11.5, fill: "#1f2328" },
          number(Math.abs(v) < d * 1e-6 ? 0 : v));
      }
    });
    el(svg, "rect", { x: M.l, y: M.t, width: w, height: h, fill: "none", stroke: "#d7dbe0" });
    el(svg, "text", { x: M.l + w / 2, y: H - 8, "text-anchor": "middle", "font-size": 12.5, fill: "#1f2328" }, xn);
    el(svg, "text", {
      x: 0, y: 0, transform: "translate(13," + (M.t + h / 2) + ") rotate(-90)",
      "text-anchor": "middle", "font-size": 12.5, fill: "#1f2328"
    }, yn);
    var clip = svg.id + "-clip";
    var defs = el(svg, "defs", {});
    var c = el(defs, "clipPath", { id: clip });
    el(c, "rect", { x: M.l, y: M.t, width: w, height: h });
    s.g = el(svg, "g", { "clip-path": "url(#" + clip + ")" });
    return s;
  }

  function line(s, xs, ys, attributes) {
    var d = "", open = false;
    for (var i = 0; i < xs.length; i++) {
      if (xs[i] === null || ys[i] === null) { open = false; continue; }
      d += (open ? "L" : "M") + s.x(xs[i]).toFixed(1) + " " + s.y(ys[i]).toFixed(1);
      open = true;
    }
    attributes.d = d;
    if (!attributes.fill) { attributes.fill = "none"; }
    return el(s.g, "path", attributes);
  }

  function law() {
    var d = cell.laws[0], xs = d.x, top = Math.max.apply(null, [0].concat(d.k));
    var s = axes(left, data.ranges[0], [0, (top || 1) * 1.08], data.names[0] + " (concentration)", "probability density");
    if (xs.length) {
      line(s, [xs[0]].concat(xs, [xs[xs.length - 1]]), [0].concat(d.k, [0]),
        { fill: "#0072b247", stroke: "#0072b2", "stroke-width": 1.6 });
    }
    cell.rules.forEach(function (r) {
      line(s, [r.x, r.x], [0, top * 2], {
        stroke: r.stable ? "#1f2328" : "#6b7280", "stroke-width": r.stable ? 1.8 : 1.2,
        "stroke-dasharray": r.stable ? "none" : "5 3"
      });
    });
  }

  function path() {
    var p = cell.path, n = p.v.length ? p.v[0].length : 0;
    if (p.v.length > 1) {
      scale = axes(right, data.ranges[0], data.ranges[1], data.names[0], data.names[1]);
      cell.orbits.forEach(function (o) {
        line(scale, o.x, o.y, { stroke: "#d55e00", "stroke-width": 2.4 });
        if (o.x.length === 1) {
          el(scale.g, "circle", { cx: scale.x(o.x[0]), cy: scale.y(o.y[0]), r: 5, fill: "#d55e00" });
        }
      });
      line(scale, p.v[0], p.v[1], { stroke: "#0072b2", "stroke-width": 0.7, opacity: 0.28 });
    } else {
      scale = axes(right, [0, Math.max(1e-9, p.dt * (n - 1))], data.ranges[0], "time", data.names[0] + " (concentration)");
      cell.rules.forEach(function (r) {
        line(scale, [0, p.dt * n], [r.x, r.x], {
          stroke: "#d55e00", "stroke-width": r.stable ? 1.8 : 1.2,
          "stroke-dasharray": r.stable ? "none" : "5 3"
        });
      });
      line(scale, p.v[0].map(function (v, i) { return i * p.dt; }), p.v[0],
        { stroke: "#0072b2", "stroke-width": 0.7, opacity: 0.35 });
    }
    trail = el(scale.g, "path", { fill: "none", stroke: "#0072b2", "stroke-width": 1.5 });
    marker = el(scale.g, "circle", { r: 5, fill: "#0072b2", stroke: "#fff", "stroke-width": 1.5 });
    clock.max = Math.max(0, n - 1);
    move(0);
  }

  function move(i) {
    var p = cell.path;
    if (!p.v.length || !p.v[0].length) { time.textContent = ""; return; }
    shown = Math.max(0, Math.min(i, p.v[0].length - 1));
    clock.value = shown;
    time.textContent = "time " + number(p.dt * shown);
    var flat = p.v.length < 2, d = "", from = flat ? 0 : Math.max(0, shown - 60);
    for (var k = from; k <= shown; k++) {
      var x = flat ? p.dt * k : p.v[0][k], y = flat ? p.v[0][k] : p.v[1][k];
      d += (k > from ? "L" : "M") + scale.x(x).toFixed(1) + " " + scale.y(y).toFixed(1);
    }
    trail.setAttribute("d", d);
    marker.setAttribute("cx", scale.x(flat ? p.dt * shown : p.v[0][shown]));
    marker.setAttribute("cy", scale.y(flat ? p.v[0][shown] : p.v[1][shown]));
  }

  function stop() {
    if (timer) { window.clearInterval(timer); timer = null; }
    play.textContent = "Play";
  }

  function find() {
    return data.cells.filter(function (c) {
      return c.p === parameterChoice.value && String(c.o) === sizeChoice.value;
    })[0];
  }

  function paragraph(parent, strong, text) {
    var p = document.createElement("p");
    if (strong) {
      var b = document.createElement("b");
      b.textContent = strong;
      p.appendChild(b);
    }
    p.appendChild(document.createTextNode(text));
    parent.appendChild(p);
  }

  function show() {
    stop();
    cell = find();
    said.textContent = "";
    document.querySelectorAll(".verdicts button").forEach(function (b) {
      b.setAttribute("aria-pressed", String(Boolean(cell) && b.dataset.cell === String(cell.i)));
    });
    var drawn = Boolean(cell) && (cell.laws.length > 0 || cell.path.v.length > 0);
    host.hidden = !drawn;
    play.disabled = clock.disabled = !drawn;
    if (!cell) {
      said.className = "said";
      paragraph(said, "", "This system size was not simulated at this parameter value.");
      return;
    }
    said.className = "said " + cell.v;
    said.style.borderLeft = "7px solid";
    paragraph(said, cell.v + ". ", cell.why);
    paragraph(said, "", "Rate equations: " + cell.det + ". Molecules: " + cell.sto + ".");
    paragraph(said, "", cell.facts);
    if (cell.ev.length) {
      var box = document.createElement("div");
      box.className = "scroll";
      var table = document.createElement("table");
      table.innerHTML = "<thead><tr><th>measured</th><th>of</th><th class=number>estimate</th>"
        + "<th class=number>interval</th><th class=number>against</th><th>passes</th></tr></thead>";
      var body = document.createElement("tbody");
      cell.ev.forEach(function (e) {
        var row = document.createElement("tr");
        [e.n.replace(/-/g, " "), e.of, number(e.e), number(e.lo) + " to " + (e.hi === null ? "\u221e" : number(e.hi)),
          e.th === null ? "" : number(e.th), e.a].forEach(function (text, k) {
          var td = document.createElement("td");
          td.textContent = text;
          if (k > 1 && k < 5) { td.className = "number"; }
          row.appendChild(td);
        });
        row.title = e.note;
        body.appendChild(row);
      });
      table.appendChild(body);
      box.appendChild(table);
      said.appendChild(box);
    }
    time.textContent = "";
    if (cell.laws.length) { law(); } else { left.textContent = ""; }
    if (cell.path.v.length && cell.path.v[0].length) { path(); } else { right.textContent = ""; }
  }

  parameterChoice.addEventListener("change", show);
  sizeChoice.addEventListener("change", show);
  clock.addEventListener("input", function () { stop(); move(Number(clock.value)); });
  play.addEventListener("click", function () {
    if (timer) { stop(); return; }
    if (!cell || !cell.path.v.length) { return; }
    if (shown >= Number(clock.max)) { move(0); }
    play.textContent = "Pause";
    timer = window.setInterval(function () {
      if (shown >= Number(clock.max)) { stop(); } else { move(shown + 1); }
    }, 33);
  });
  document.querySelectorAll(".verdicts button").forEach(function (b) {
    b.addEventListener("click", function () {
      var chosen = data.cells[Number(b.dataset.cell)];
      parameterChoice.value = chosen.p;
      sizeChoice.value = String(chosen.o);
      show();
      document.getElementById("cell").scrollIntoView({ behavior: "smooth" });
    });
  });
  var start = data.cells[data.start];
  parameterChoice.value = start.p;
  sizeChoice.value = String(start.o);
  show();
})();
