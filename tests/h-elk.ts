import { readFileSync } from 'node:fs'
import { parseDocument } from '../shared/document/parse.ts'
import { differentiateGraph } from '../shared/engine/evaluate.ts'
import { optionsOf } from '../shared/scene/options.ts'
import { drawNodes, drawWires } from '../shared/scene/scene.ts'
import { runElk } from '../shared/layout/elk.ts'
const r = parseDocument(readFileSync(process.argv[2],'utf8')); if(!r.ok) throw 1
const d=r.value.document; let t=performance.now(); const lap=(n:string)=>{const x=performance.now(); console.log(n,(x-t).toFixed(0)); t=performance.now()}
const e=differentiateGraph(d); lap('eval')
const o=optionsOf(d.settings); const p=drawNodes(d,e,o); lap('nodes'); const w=drawWires(d,e,p,o); lap('wires')
const base:Record<string,string>={'elk.algorithm':'layered','elk.direction':'RIGHT','elk.spacing.nodeNode':'30','elk.spacing.edgeNode':'20','elk.spacing.edgeEdge':'20','elk.layered.spacing.nodeNodeBetweenLayers':'80','elk.layered.spacing.edgeNodeBetweenLayers':'16','elk.layered.considerModelOrder.strategy':'NODES_AND_EDGES','elk.layered.nodePlacement.strategy':'BRANDES_KOEPF','elk.layered.nodePlacement.favorStraightEdges':'true','elk.layered.thoroughness':'1','elk.edgeRouting':'ORTHOGONAL'}
const g=(opts:Record<string,string>)=>({id:'g',layoutOptions:opts,children:[...p.values()].map(n=>({id:n.id,width:n.bounds.width,height:n.bounds.height,layoutOptions:{'elk.portConstraints':'FIXED_POS'},ports:[...n.inputs.map((q,i)=>({id:`${n.id}:${i}`,width:0,height:0,x:0,y:q.position.y-n.bounds.y,layoutOptions:{'elk.port.side':'WEST'}})),{id:`${n.id}:out`,width:0,height:0,x:n.bounds.width,y:n.output.y-n.bounds.y,layoutOptions:{'elk.port.side':'EAST'}}]})),edges:w.map(x=>({id:x.id+'w',sources:[x.from+':out'],targets:[x.id]}))})
for(let k=0;k<1;k++) for(const [n,x] of Object.entries<Record<string,string>>({first:{},base:{},poly:{'elk.edgeRouting':'POLYLINE'},noswitch:{'elk.layered.crossingMinimization.greedySwitch.type':'OFF'},lp:{'elk.layered.layering.strategy':'LONGEST_PATH'},simple:{'elk.layered.nodePlacement.strategy':'SIMPLE'},nomodel:{'elk.layered.considerModelOrder.strategy':'NONE'},polynoswitch:{'elk.edgeRouting':'POLYLINE','elk.layered.crossingMinimization.greedySwitch.type':'OFF'},noun:{'elk.layered.unnecessaryBendpoints':'true'},splines:{'elk.edgeRouting':'SPLINES'},cc:{'elk.edgeRouting':'POLYLINE','elk.layered.crossingMinimization.greedySwitch.type':'OFF','elk.layered.considerModelOrder.strategy':'NONE','elk.layered.layering.strategy':'LONGEST_PATH'}})){
 t=performance.now(); const l=await runElk(g({...base,...x}) as never); const ww=Math.max(...l.children!.map(c=>c.x!+c.width!)),hh=Math.max(...l.children!.map(c=>c.y!+c.height!)); lap(n+` ${ww|0}x${hh|0}`)}
