interface LogEvent {
  level: string
  message: string
  newLine: boolean
}

/** Astro's log without its line for every page: only warnings and errors, as they are. */
export default function quietLog(): { write: (event: LogEvent) => void } {
  return {
    write: ({ level, message, newLine }) => {
      if (level !== 'warn' && level !== 'error') return
      process.stderr.write(message + (newLine ? '\n' : ''))
    },
  }
}
