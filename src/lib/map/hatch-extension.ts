import { LayerExtension } from '@deck.gl/core';
import type { Layer } from '@deck.gl/core';

export type Hatch = {
	/** Device px from one line to the next, and the width of a line. */
	readonly periodPx: number;
	readonly linePx: number;
};

/**
 * Leaves of a layer's fill only slanting lines. They are counted in the screen's own pixels, so they are as
 * dense and as sharp at every zoom and on every panel.
 */
export class HatchExtension extends LayerExtension<Hatch> {
	static override extensionName = 'HatchExtension';

	/** deck.gl calls this on the layer, and gives the extension. */
	override getShaders(this: Layer, { opts }: HatchExtension): { inject: Record<string, string> } {
		const { periodPx, linePx } = opts;
		return {
			inject: {
				'fs:DECKGL_FILTER_COLOR': `
					float hatchAcross = mod(gl_FragCoord.x - gl_FragCoord.y, ${glsl(periodPx * Math.SQRT2)}) / ${glsl(Math.SQRT2)};
					float hatchOff = abs(hatchAcross - ${glsl(periodPx / 2)});
					color.a *= 1.0 - smoothstep(${glsl(linePx / 2 - 0.5)}, ${glsl(linePx / 2 + 0.5)}, hatchOff);
				`,
			},
		};
	}
}

function glsl(value: number): string {
	return value.toFixed(4);
}
