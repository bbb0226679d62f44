declare module 'netlify-redirector' {
  interface Asked {
    scheme: string
    host: string
    path: string
    query: string
    headers: Map<string, string>
    getHeader: (name: string) => string
    getCookie: (name: string) => string
  }
  interface Rules {
    match: (asked: Asked) => { to: string; status: number; force: boolean } | null
  }
  const redirector: { parsePlain: (rules: string, options: object) => Promise<Rules> }
  export default redirector
}
