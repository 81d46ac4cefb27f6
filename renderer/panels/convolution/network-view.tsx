import { useMemo } from 'react'
import { tabulateNetwork, type NetworkTable } from '../../../shared/convolution/network.ts'
import { writeNetworkTable, type NetworkTableFormat } from '../../../shared/export/tables/network-table.ts'
import { opTitle } from '../../text/spoken.ts'
import { showNode } from '../../commands/edit.ts'
import { copyText, saveAsFile } from '../../commands/copy-text.ts'
import { useCounting, useStructure } from '../../state/layer-shown.ts'
import { spokenLanguage, text } from '../../text/text.ts'

/** Every layer of the graph with its output, parameters, memory, operations and receptive field, and the totals. */
export function NetworkView() {
  const structure = useStructure()
  const counting = useCounting()
  const table = useMemo(() => tabulateNetwork(structure, counting), [structure, counting])
  const words = text.convolution.network
  if (table.rows.length === 0) return <p className="workbench__empty">{words.empty}</p>
  const hasBias = structure.nodes.some(({ op, inputs }) => op.group === 'convolution' && inputs.length > 2)
  const convention = `${text.convolution.counting.sentence(counting, hasBias)} ${words.elementwise}`
  const write = (format: NetworkTableFormat) =>
    writeNetworkTable(table, text.convolution.counting.sentence(counting, hasBias), format, spokenLanguage())
  return (
    <div className="network">
      <div className="inspector__actions">
        {(['csv', 'markdown', 'latex'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className="button button--outline button--small"
            onClick={() => void copyText(write(format))}
          >
            {words.copy[format]}
          </button>
        ))}
        <button
          type="button"
          className="button button--outline button--small"
          onClick={() => void saveAsFile(`${words.name}.csv`, 'text/csv', write('csv'))}
        >
          {words.save}
        </button>
      </div>
      <div className="network__table" tabIndex={0} role="group" aria-label={words.name}>
        <Totals table={table} />
      </div>
      <p className="counting__sentence">{convention}</p>
      <p className="counting__sentence">{words.shared}</p>
    </div>
  )
}

function Totals({ table }: { readonly table: NetworkTable }) {
  const words = text.convolution.network
  const number = (value: number) => value.toLocaleString('en')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.layer}</th>
          <th scope="col">{words.op}</th>
          <th scope="col">{words.output}</th>
          <th scope="col">{words.parameters}</th>
          <th scope="col">{words.parameterBytes}</th>
          <th scope="col">{words.outputBytes}</th>
          <th scope="col">{words.operations}</th>
          <th scope="col">{words.field}</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ id, op, shape, parameters, parameterBytes, outputBytes, operations, field }) => (
          <tr key={id}>
            <th scope="row">
              <button type="button" className="link" onClick={() => showNode(id)}>
                {id}
              </button>
            </th>
            <td>{opTitle(op)}</td>
            <td>{shape.length === 0 ? '1' : shape.join('×')}</td>
            <td>{number(parameters)}</td>
            <td>{number(parameterBytes)}</td>
            <td>{number(outputBytes)}</td>
            <td>{operations === null ? <span title={words.uncounted}>–</span> : number(operations)}</td>
            <td>{field === null ? '' : field.join('×')}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td />
          <td />
          <td>{number(table.parameters)}</td>
          <td>{number(table.parameterBytes)}</td>
          <td>{number(table.outputBytes)}</td>
          <td>{number(table.operations)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}
