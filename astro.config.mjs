import { defineConfig } from 'astro/config'
import { astroSettings } from './src/publish/astro-settings.ts'
import { backfile } from './src/publish/integration.ts'

export default defineConfig({ ...(await astroSettings()), integrations: [backfile()] })
