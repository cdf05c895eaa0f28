import { EhBars } from './eh-bars.js';
import { EhConfusion } from './eh-confusion.js';
import { EhDensity } from './eh-density.js';
import { EhEffect } from './eh-effect.js';
import { EhFrontier } from './eh-frontier.js';
import { EhHeat } from './eh-heat.js';
import { EhHistogram } from './eh-histogram.js';
import { EhInterval } from './eh-interval.js';
import { EhLines } from './eh-lines.js';
import { EhMap } from './eh-map.js';
import { EhScore } from './eh-score.js';
import { EhSparkline } from './eh-sparkline.js';
import { EhSwarm } from './eh-swarm.js';
import { EhWaterfall } from './eh-waterfall.js';

export type * from './data.js';

const elements = {
  'eh-bars': EhBars,
  'eh-confusion': EhConfusion,
  'eh-density': EhDensity,
  'eh-effect': EhEffect,
  'eh-frontier': EhFrontier,
  'eh-heat': EhHeat,
  'eh-histogram': EhHistogram,
  'eh-interval': EhInterval,
  'eh-lines': EhLines,
  'eh-map': EhMap,
  'eh-score': EhScore,
  'eh-sparkline': EhSparkline,
  'eh-swarm': EhSwarm,
  'eh-waterfall': EhWaterfall,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
