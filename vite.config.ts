import { fileURLToPath } from 'node:url';
import type { Server } from 'node:http';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { setSecurityHeaders } from './server/http/security-headers.ts';
import type * as Development from './server/embedded/development.ts';

/** In development Vite's own http server is the server: this is the composition root there. */
function embeddedInDevelopment(): Plugin {
	return {
		name: 'ioc-wall:embedded',
		apply: (_, { command, mode, isPreview }) =>
			command === 'serve' && mode !== 'test' && isPreview !== true,
		async configureServer(vite) {
			if (!vite.httpServer || process.env['VITEST']) return;
			vite.middlewares.use((_, response, next) => {
				setSecurityHeaders(response);
				next();
			});
			// By its address, so that Node loads it as it is and Vite does not bundle a second copy.
			const root = new URL('./server/embedded/development.ts', import.meta.url).href;
			const { startInDevelopment } = (await import(root)) as typeof Development;
			await startInDevelopment(vite.httpServer as Server);
		},
	};
}

/**
 * Shaders are text, which no minifier looks into: what is written in them for readers, and for WebGPU, which the map does not
 * use, would be sent to every wall.
 */
function shadersAsDrawn(): Plugin {
	return {
		name: 'ioc-wall:shaders-as-drawn',
		apply: 'build',
		transform: {
			filter: { id: /node_modules\/@(?:deck|luma)\.gl\// },
			handler: (code) => ({
				code: code.replace(/\/\* wgsl \*\/\s*`[^`$]*`/g, '``').replace(/^\s*\/\/.*$/gm, ''),
				map: null,
			}),
		},
	};
}

const leftOut = fileURLToPath(new URL('./src/lib/map/left-out.ts', import.meta.url));

export default defineConfig({
	plugins: [sveltekit(), embeddedInDevelopment(), shadersAsDrawn()],
	server: {
		host: process.env['HOST'] || '127.0.0.1',
		port: Number(process.env['PORT'] || 3000),
		strictPort: true,
	},
	resolve: {
		alias: [
			// What deck.gl imports and the map never uses.
			...[
				/^@(?:luma\.gl\/gpgpu(?:\/webgpu)?|loaders\.gl\/(?:core|images))$/,
				/^mjolnir\.js$/,
				/^\..*\/(?:project|solid-polygon-layer|path-layer|icon-layer)\.wgsl\.js$/,
				/^\..*\/(?:fp64-arithmetic|phong-shaders|lighting)-wgsl\.js$/,
				/^\..*\/globe-view\.js$/,
				/^\..*\/gpu-(?:interpolation|spring)-transition\.js$/,
				/^\..*\/shadow(?:-pass)?\.js$/,
				/^\..*\/webgl-(?:query-set|transform-feedback)\.js$/,
				/^\.\.\/controllers\/map-controller\.js$/,
				/^\..*\/wgsl-(?:binding-scan|binding-debug|interface-scan)\.js$/,
			].map((find) => ({ find, replacement: leftOut })),
		],
	},
	build: {
		target: ['chrome120', 'firefox121', 'safari17'],
		chunkSizeWarningLimit: 2_000,
	},
	worker: { format: 'es' },
});
