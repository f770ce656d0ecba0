import { clusterName } from './postmaster.ts'

/** The setting that names the process that started the server, for those who share it. */
export const starterSetting = 'citx.started_by'

/** The settings of the embedded server as command-line options. Modest: it is for trying and testing. */
export function serverOptions(
  cluster: string,
  socketDir: string,
  { durable }: { readonly durable: boolean },
): readonly string[] {
  const settings = {
    cluster_name: clusterName(cluster),
    listen_addresses: '',
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: '5432',
    shared_buffers: '48MB',
    max_connections: '100',
    max_wal_size: '512MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    // The log must not repeat a record: no failing statement, no detail with the row.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    [starterSetting]: String(process.pid),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}
