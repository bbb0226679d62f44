import { defineConfig } from 'astro/config'
import { astroSettings } from './src/astro/astro-settings.ts'
import { backfile } from './src/astro/integration.ts'

export default defineConfig({ ...(await astroSettings()), integrations: [backfile()] })
