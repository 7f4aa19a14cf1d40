"use strict";
(function () {
  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // Tables: a click on a head sorts, up, down and back to the order of the report. What is missing stays last.

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  }

  function order(a, b, down) {
    if (typeof a !== typeof b) {
      return typeof a === "number" ? -1 : 1;
    }
    return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
  }

  function sortable(table) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = element("button", { type: "button", title: "Sort" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (next) {
          head.setAttribute("aria-sort", next);
        }
        const sorted = rows.map((row) => [key(row, column), row]);
        if (next) {
          sorted.sort((a, b) => order(a[0], b[0], next === "descending"));
        }
        body.append(...sorted.map((pair) => pair[1]));
      });
    });
  }

  // What the pointer is at.

  const tip = element("div", { id: "tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  document.body.append(tip);

  function show(event, title, facts) {
    tip.replaceChildren(
      element("b", {}, title),
      ...facts.map(([name, value]) => element("span", {}, element("i", {}, name), value))
    );
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - box.width - 8)) + "px";
    tip.style.top = Math.max(4, Math.min(event.clientY + 14, innerHeight - box.height - 8)) + "px";
  }

  function hide() {
    tip.hidden = true;
  }

  const digits = (number) => String(Number(number.toPrecision(4)));

  function position(axis, value) {
    const share = axis.logarithmic
      ? Math.log(value / axis.from) / Math.log(axis.to / axis.from)
      : (value - axis.from) / (axis.to - axis.from);
    return axis.start + (axis.end - axis.start) * share;
  }

  function value(axis, at) {
    const share = Math.max(0, Math.min(1, (at - axis.start) / (axis.end - axis.start)));
    return axis.logarithmic
      ? axis.from * Math.pow(axis.to / axis.from, share)
      : axis.from + (axis.to - axis.from) * share;
  }

  function pointer(svg, event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  // Curves.

  const NEAR = 12;

  /** The last point of a step function at or before x, or -1. */
  function step(line, x) {
    let low = 0;
    let high = line.x.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (line.x[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** How far a point of the drawing is above or below a line, its jumps nearby included. */
  function distance(data, line, at) {
    const here = step(line, value(data.x, at.x));
    if (here < 0 || at.x > position(data.x, line.x[line.x.length - 1]) + NEAR) {
      return Infinity;
    }
    const near = [here, step(line, value(data.x, at.x - 3)), step(line, value(data.x, at.x + 3))];
    const heights = near.filter((i) => i >= 0).map((i) => position(data.y, line.y[i]));
    return Math.max(0, Math.min(...heights) - at.y, at.y - Math.max(...heights));
  }

  function curves(place, svg, data) {
    const groups = data.lines.map((line, i) => svg.querySelectorAll('[data-line="' + i + '"]'));
    const each = (i, name, on) => groups[i].forEach((group) => group.classList.toggle(name, on));
    const light = (i, on) => {
      svg.classList.toggle("lit", on);
      each(i, "lit", on);
    };
    const buttons = data.lines.map((line, i) => {
      const sample =
        '<svg class="plot" width="26" height="10" viewBox="0 0 26 10" aria-hidden="true"><path class="line ' + line.colour + '" d="M1,5H25"' +
        (line.dash ? ' stroke-dasharray="' + line.dash + '"' : "") + "/></svg>";
      const button = element("button", { type: "button", innerHTML: sample, title: "Show or hide" });
      button.append(line.label);
      button.addEventListener("click", () => set(i, button.getAttribute("aria-pressed") !== "true"));
      ["pointerenter", "focus"].forEach((kind) => button.addEventListener(kind, () => light(i, true)));
      ["pointerleave", "blur"].forEach((kind) => button.addEventListener(kind, () => light(i, false)));
      return button;
    });
    const shown = (i) => buttons[i].getAttribute("aria-pressed") === "true";
    function set(i, on) {
      buttons[i].setAttribute("aria-pressed", String(on));
      each(i, "off", !on);
    }
    const all = (label, on) => {
      const button = element("button", { type: "button", className: "all" }, label);
      button.addEventListener("click", () => buttons.forEach((other, i) => set(i, on)));
      return button;
    };
    buttons.forEach((button, i) => set(i, true));
    const legend = element("div", { className: "legend" }, ...buttons, all("show all", true), all("hide all", false));
    legend.setAttribute("role", "group");
    legend.setAttribute("aria-label", "Curves");
    svg.querySelector(".legend").remove();
    svg.setAttribute("height", data.height);
    svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + data.height);
    place.append(legend);

    let lit = -1;
    function turn(i) {
      if (lit >= 0 && lit !== i) {
        light(lit, false);
      }
      if (i >= 0) {
        light(i, true);
      }
      lit = i;
    }
    svg.addEventListener("pointermove", (event) => {
      const at = pointer(svg, event);
      let best = -1;
      let least = NEAR;
      data.lines.forEach((line, i) => {
        const far = shown(i) ? distance(data, line, at) : Infinity;
        if (far < least) {
          best = i;
          least = far;
        }
      });
      turn(best);
      if (best < 0) {
        hide();
        return;
      }
      const line = data.lines[best];
      const i = step(line, value(data.x, at.x));
      const facts = [
        [data.x.label, digits(value(data.x, at.x))],
        [data.y.label, digits(line.y[i])],
      ];
      if (line.lower[i] < line.upper[i]) {
        facts.push(["band", digits(line.lower[i]) + " to " + digits(line.upper[i])]);
      }
      show(event, line.label, facts);
    });
    svg.addEventListener("pointerleave", () => {
      turn(-1);
      hide();
    });
  }

  function dots(svg, data) {
    svg.addEventListener("pointermove", (event) => {
      const at = pointer(svg, event);
      let best = -1;
      let least = NEAR;
      data.dotsX.forEach((x, i) => {
        const far = Math.hypot(position(data.x, x) - at.x, position(data.y, data.dotsY[i]) - at.y);
        if (far < least) {
          best = i;
          least = far;
        }
      });
      if (best < 0) {
        hide();
      } else {
        show(event, svg.getAttribute("aria-label"), [
          [data.x.label, digits(data.dotsX[best])],
          [data.y.label, digits(data.dotsY[best])],
        ]);
      }
    });
    svg.addEventListener("pointerleave", hide);
  }

  document.querySelectorAll("figure.table table").forEach(sortable);
  document.querySelectorAll(".drawing").forEach((place) => {
    const svg = place.querySelector("svg");
    const data = JSON.parse(place.querySelector("script").textContent);
    // Titles name lines where no script does.
    svg.querySelectorAll("path > title").forEach((title) => title.remove());
    if (data.lines) {
      curves(place, svg, data);
    } else if (data.dotsX) {
      dots(svg, data);
    }
  });
})();
