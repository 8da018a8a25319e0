/* The page's own script: draws the life charts with Vega-Lite, switches plans, ages and bands. Sends nothing. */
(function () {
  "use strict";
  var one = function (s, r) { return (r || document).querySelector(s); };
  var all = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  var view = "whole", charts = [], narrowest = 100;

  /* Two figures, and nothing finer than the quantity can be measured. */
  function figures2(v, most) {
    if (v === null || v === undefined || !isFinite(v)) return "unknown";
    var wanted = v === 0 ? 0 : 1 - Math.floor(Math.log10(Math.abs(v)));
    var exact = Math.min(wanted, most), places = Math.max(0, exact);
    var step = Math.pow(10, exact);
    var rounded = Math.round(v * step) / step + 0;
    return rounded.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places }).replace("-", "\u2212");
  }

  /* The specification with the axes and words of the ages shown. */
  function forView(spec, width) {
    var part = spec.usermeta[view] || spec.usermeta.whole;
    spec.encoding.x = part.x;
    spec.layer[0].encoding.y = Object.assign({ datum: part.y.scale.domain[0] }, part.y);
    spec.datasets.labels = part.labels;
    spec.datasets.limits = part.limits;
    if (width < 400) {
      /* Every second age, round ones first, where there is little room. */
      var ages = spec.encoding.x.axis.values, step = ages.length > 1 ? ages[1] - ages[0] : 1;
      if (ages.length > 5) spec.encoding.x.axis.values = ages.filter(function (a) { return Math.round(a / step) % 2 === 0; });
    }
    return spec;
  }

  function roomFor(chart) {
    var pad = chart.spec.padding;
    return Math.max(narrowest, chart.host.clientWidth - pad.left - pad.right);
  }

  function readout(chart, age) {
    if (age === null) { chart.readout.textContent = ""; return; }
    var numbers = chart.spec.datasets.life.find(function (r) { return r[0] === age; });
    if (!numbers) return;
    var row = {};
    chart.spec.usermeta.columns.forEach(function (name, i) { row[name] = numbers[i]; });
    var names = chart.spec.usermeta.names, unit = chart.spec.usermeta.unit;
    var told = function (v) { return figures2(v, chart.spec.usermeta.places); };
    var parts = Object.keys(names).filter(function (k) { return row[k] != null; }).map(function (k) { return names[k] + " " + told(row[k]); });
    if (row.peopleLow != null) parts.push("between people " + told(row.peopleLow) + "\u00a0\u2013 " + told(row.peopleHigh));
    if (row.unknownLow != null) parts.push("not known " + told(row.unknownLow) + "\u00a0\u2013 " + told(row.unknownHigh));
    chart.readout.textContent = "At " + Math.round(age * 10) / 10 + (unit ? ", " + unit : "") + ": " + parts.join(" \u00b7 ");
  }

  function draw(chart) {
    if (!chart.host.clientWidth) return;
    var spec = JSON.parse(chart.text);
    chart.spec = spec;
    spec.width = roomFor(chart);
    chart.isNarrow = spec.width < 400;
    forView(spec, spec.width);
    var stage = document.createElement("div");
    chart.drawn = view;
    window.vegaEmbed(stage, spec, { actions: false, renderer: "svg", ast: true, tooltip: false, defaultStyle: false, mode: "vega-lite" })
      .then(function (result) {
        if (chart.result) chart.result.finalize();
        chart.result = result;
        /* The server's own small drawing stays for paper, where the library's would be too wide. */
        chart.host.replaceChildren(stage);
        if (chart.still) chart.host.appendChild(chart.still);
        var svg = one("svg", stage);
        if (svg) { svg.setAttribute("role", "img"); svg.setAttribute("aria-label", spec.description); }
        result.view.addSignalListener("at", function (name, value) {
          readout(chart, value && value.age && value.age.length ? value.age[0] : null);
        });
      })
      .catch(function (problem) {
        /* The static drawing stays. */
        if (window.console) console.warn("The chart stays as drawn:", problem);
      });
  }

  function fit(chart) {
    if (!chart.host.clientWidth) return;
    var width = roomFor(chart);
    if (!chart.result || chart.drawn !== view || chart.isNarrow !== width < 400) { draw(chart); return; }
    if (Math.abs(width - chart.result.view.width()) > 1) chart.result.view.width(width).runAsync();
  }
  function fitAll() { charts.forEach(fit); }

  function choosePlan(id) {
    all(".plan").forEach(function (p) { p.hidden = p.dataset.plan !== id; });
    all(".perplan").forEach(function (p) { p.classList.toggle("chosen", p.dataset.plan === id); });
    all(".tabs [data-plan]").forEach(function (t) {
      var on = t.dataset.plan === id;
      t.setAttribute("aria-selected", on);
      t.tabIndex = on ? 0 : -1;
    });
    fitAll();
  }

  function plans() {
    var bar = one(".tabs"), tabs = all(".tabs [data-plan]");
    if (!tabs.length) return;
    document.documentElement.classList.add("onebyone");
    bar.setAttribute("role", "tablist");
    tabs.forEach(function (tab, i) {
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", "plan-" + tab.dataset.plan);
      tab.addEventListener("click", function (e) { e.preventDefault(); choosePlan(tab.dataset.plan); });
      tab.addEventListener("keydown", function (e) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
        if (e.key === " ") { e.preventDefault(); choosePlan(tab.dataset.plan); }
        if (!step) return;
        e.preventDefault();
        var next = tabs[(i + step + tabs.length) % tabs.length];
        next.focus();
        choosePlan(next.dataset.plan);
      });
    });
    all(".plan").forEach(function (p) { p.setAttribute("role", "tabpanel"); });
    choosePlan(tabs[0].dataset.plan);
  }

  function controls() {
    all(".controls").forEach(function (c) { c.hidden = false; });
    all("[data-view]").forEach(function (b) {
      b.addEventListener("click", function () {
        view = b.dataset.view;
        all("[data-view]").forEach(function (o) { o.setAttribute("aria-pressed", o.dataset.view === view); });
        fitAll();
      });
    });
    all("[data-band]").forEach(function (c) {
      c.addEventListener("change", function () {
        all('[data-band="' + c.dataset.band + '"]').forEach(function (o) { o.checked = c.checked; });
        document.documentElement.classList.toggle("without-" + c.dataset.band, !c.checked);
      });
    });
  }

  function start() {
    charts = all("[data-spec]").map(function (host) {
      var text = one("#" + CSS.escape(host.dataset.spec)).textContent, still = one("svg.narrow", host);
      if (still) { still = still.cloneNode(true); still.setAttribute("class", "still"); }
      return { host: host, still: still, text: text, spec: JSON.parse(text), readout: one(".readout", host.parentNode) };
    });
    var button = one("#print");
    if (button) { button.hidden = false; button.addEventListener("click", function () { window.print(); }); }
    plans();
    controls();
    document.documentElement.classList.add("pointing");
    fitAll();
    var waiting = 0;
    window.addEventListener("resize", function () {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(fitAll);
    });
  }
  if (window.vegaEmbed) start();
})();
