"use strict";
(function () {
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  document.body.append(tip);

  function show(handler, event, item, value) {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) {
      return;
    }
    tip.replaceChildren();
    for (const [name, content] of Object.entries(value)) {
      const line = document.createElement(name.trim() ? "span" : "b");
      if (name.trim()) {
        const label = document.createElement("i");
        label.textContent = name;
        line.append(label);
      }
      line.append(String(content));
      tip.append(line);
    }
    const box = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - box.width - 8)) + "px";
    tip.style.top = Math.max(4, Math.min(event.clientY + 14, innerHeight - box.height - 8)) + "px";
  }

  const config = {
    background: null,
    view: { stroke: null },
    font: "system-ui, sans-serif",
    axis: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", titlePadding: 8, labelPadding: 4, ticks: false },
    legend: { labelFontSize: 12, symbolStrokeWidth: 2, symbolSize: 260, labelLimit: 250, columnPadding: 14, offset: 14 },
    title: { fontSize: 12.5, fontWeight: 600, anchor: "start", offset: 8 },
  };

  async function draw(source) {
    const place = source.previousElementSibling;
    const fallback = place.firstElementChild;
    try {
      const specification = JSON.parse(source.textContent);
      specification.config = config;
      specification.autosize = { type: "fit-x", contains: "padding" };
      const runtime = vega.parse(vegaLite.compile(specification).spec);
      const target = document.createElement("div");
      target.style.width = "100%";
      place.append(target);
      const view = new vega.View(runtime, { renderer: "svg", hover: true, tooltip: show });
      view.logLevel(vega.Error);
      view.initialize(target);
      await view.runAsync();
      fallback.remove();
    } catch (error) {
      while (place.lastElementChild !== fallback) {
        place.lastElementChild.remove();
      }
      console.error(error);
    }
  }

  document.querySelectorAll("script.specification").forEach(draw);
})();
