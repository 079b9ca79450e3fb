import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
	},
	kit: {
		// From there server/setup/build.mjs swaps it in; a server that runs has its own folder in build/.
		adapter: adapter({ out: '.svelte-kit/site', precompress: true }),
		// What the console's forms change is changed by its own pages only: SvelteKit compares the origin of every form.
		csrf: { trustedOrigins: [] },
		// A wall must work with no internet and run nothing but the server's own: everything is 'self'.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// The hash is of SvelteKit's own live region for those who listen; the page has no other inline style.
				'style-src': [
					'self',
					'unsafe-hashes',
					'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
				],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-src': ['none'],
				'frame-ancestors': ['none'],
			},
		},
		// A wall follows a new version by itself at a scene change (it asks then), so nothing polls.
		version: { pollInterval: 0 },
	},
};
