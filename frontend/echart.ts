import type { EChartsOption } from 'echarts';
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Drawing } from './export.js';
import { EhChart, redraws } from './frame.js';
import type { Theme } from './theme.js';

echarts.use([CustomChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** A figure whose picture ECharts draws; one instance lives as long as the element's content. */
export abstract class EhEChart<D extends { title: string }> extends EhChart<D> {
  private chart: echarts.ECharts | null = null;
  private readonly watch = new IntersectionObserver(seen => { this.seen = seen.at(-1)!.isIntersecting; });
  private seen = true;
  private waiting = false;

  protected abstract height(data: D): number;
  protected abstract option(data: D, theme: Theme): EChartsOption;

  protected override picture(data: D): TemplateResult {
    return html`<div class="plot" style="height:${this.width ? this.height(data) : 0}px"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!redraws(changed)) return;
    if (this.seen || !this.chart) this.draw();
    else this.drawLater();
  }

  /** What is out of sight is drawn when what is in sight has been painted. */
  private drawLater(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => setTimeout(() => {
      if (this.waiting) this.draw();
    }));
  }

  private draw(): void {
    this.waiting = false;
    const plot = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (this.chart && this.chart.getDom() !== plot) this.dispose();
    if (!plot || !this.data || !this.width) return;
    const size = { width: this.width, height: this.height(this.data) };
    if (!this.chart) {
      this.chart = echarts.init(plot, null, { renderer: 'svg', ...size });
    } else if (this.chart.getWidth() !== size.width || this.chart.getHeight() !== size.height) {
      this.chart.resize(size);
    }
    const { theme } = this;
    this.chart.setOption({
      animation: false,
      textStyle: { fontFamily: theme.font, fontSize: theme.size, color: theme.text },
      ...this.option(this.data, theme),
    }, { notMerge: true, lazyUpdate: true });
  }

  private dispose(): void {
    this.chart?.dispose();
    this.chart = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch.disconnect();
    this.waiting = false;
    this.dispose();
  }

  protected override drawing(): Drawing | null {
    if (this.waiting) this.draw();
    return this.chart && {
      svg: this.chart.renderToSVGString(),
      width: this.chart.getWidth(),
      height: this.chart.getHeight(),
    };
  }
}

/** The look shared by all value axes. */
export function axis(theme: Theme, lines: boolean): object {
  return {
    type: 'value',
    axisLine: { show: !lines, lineStyle: { color: theme.line } },
    axisTick: { show: false },
    splitLine: { show: lines, lineStyle: { color: theme.line, width: 1, opacity: 0.6 } },
    axisLabel: { color: theme.muted, fontSize: theme.size - 1, hideOverlap: true },
    nameTextStyle: { color: theme.muted, fontSize: theme.size - 1 },
  };
}
