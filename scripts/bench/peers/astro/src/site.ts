export const site = { title: 'Made Archive' }
