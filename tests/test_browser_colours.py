"""Colours of the pages in a real Chromium: what stands for a type of event is told from the page, and dark is dark."""

from __future__ import annotations

import pytest

from graph.fact import FactType
from tests.pages_site import opened

pytestmark = pytest.mark.browser

OUTLINES = """(css) => {
  const pixel = (colour) => {
    const drawing = new OffscreenCanvas(1, 1).getContext('2d');
    drawing.fillStyle = colour;
    drawing.fillRect(0, 0, 1, 1);
    return [...drawing.getImageData(0, 0, 1, 1).data];
  };
  const found = {};
  for (const one of css) {
    const badge = document.createElement('span');
    badge.className = `badge ${one}`;
    const chart = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    chart.setAttribute('class', 'chart');
    const slice = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    slice.setAttribute('class', `slice ${one}`);
    chart.append(slice);
    document.querySelector('main').append(badge, chart);
    found[`${one} dot`] = pixel(getComputedStyle(badge, '::before').borderTopColor);
    found[`${one} bar`] = pixel(getComputedStyle(slice).stroke);
  }
  return {paper: pixel(getComputedStyle(document.documentElement).backgroundColor), outlines: found};
}"""


def luminance(pixel):
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (each / 255 for each in pixel[:3]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_dots_and_bars_stand_out_from_the_page(chromium, site, scheme):
    async with opened(chromium, site, color_scheme=scheme) as page:
        await page.goto("/login")
        seen = await page.evaluate(OUTLINES, [f"t-{kind.value}" for kind in FactType])
        paper = luminance(seen["paper"])
        contrast = {
            name: (max(paper, one) + 0.05) / (min(paper, one) + 0.05)
            for name, pixel in seen["outlines"].items()
            for one in [luminance(pixel)]
        }
        assert len(contrast) == 2 * len(FactType)
        assert {name: round(ratio, 2) for name, ratio in contrast.items() if ratio < 3} == {}  # WCAG 2.2, 1.4.11


async def test_dark_is_dark(chromium, site):
    async with opened(chromium, site, color_scheme="dark") as page:
        await page.goto("/")
        colour = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert max(map(int, colour.removeprefix("rgb(").removesuffix(")").split(","))) < 40
