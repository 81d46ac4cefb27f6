import { SCHEDULE_DEFAULTS } from '../../../shared/engine/schedule.ts'
import { settingsOf } from '../../../shared/training/settings.ts'
import { changeSettings } from '../../commands/train.ts'
import { Switch } from '../../controls/switch.tsx'
import { useDocument } from '../../state/document.ts'
import { text } from '../../text/text.ts'
import { ChoiceSetting, NumberSetting, Row } from './fields.tsx'
import { InitialSection } from './initial-section.tsx'
import { RateWarning } from './rate-warning.tsx'

const MOST = 2 ** 31 - 1

/** How the run goes; α changes the run that is going on, everything else the next one. */
export function SettingsSection() {
  const training = useDocument(({ document }) => document.training)
  const settings = settingsOf(training)
  const { schedule } = settings
  const words = text.training.settings
  const hasData = training?.data?.csv !== undefined || training?.data?.generator !== undefined
  const step = { ...SCHEDULE_DEFAULTS, ...schedule }
  return (
    <section className="training__section" aria-label={words.title}>
      <h2 className="training__heading">{words.title}</h2>
      <NumberSetting
        label={words.learningRate}
        hint={words.live}
        value={settings.learningRate}
        onChange={(learningRate) => changeSettings({ learningRate })}
      />
      <RateWarning />
      <ChoiceSetting
        label={words.optimizer}
        value={settings.optimizer}
        options={words.optimizers}
        onChange={(optimizer) => changeSettings({ optimizer })}
      />
      {(settings.optimizer === 'momentum' || settings.optimizer === 'nesterov') && (
        <NumberSetting
          label={words.momentum}
          value={settings.momentum}
          most={1}
          onChange={(momentum) => changeSettings({ momentum })}
        />
      )}
      {hasData && (
        <NumberSetting
          label={words.batch}
          value={settings.batch}
          least={1}
          most={MOST}
          isWhole
          onChange={(batch) => changeSettings({ batch })}
        />
      )}
      <NumberSetting
        label={words.epochs}
        value={settings.epochs}
        most={MOST}
        isWhole
        onChange={(epochs) => changeSettings({ epochs })}
      />
      <ChoiceSetting
        label={words.schedule}
        value={schedule.kind}
        options={words.schedules}
        onChange={(kind) => changeSettings({ schedule: { kind } })}
      />
      {schedule.kind === 'step' && (
        <>
          <NumberSetting
            label={words.every}
            value={step.every}
            least={1}
            most={MOST}
            isWhole
            onChange={(every) => changeSettings({ schedule: { ...schedule, every } })}
          />
          <NumberSetting
            label={words.factor}
            value={step.factor}
            most={1}
            onChange={(factor) => changeSettings({ schedule: { ...schedule, factor } })}
          />
        </>
      )}
      {schedule.kind === 'inverse' && (
        <NumberSetting
          label={words.decay}
          value={step.decay}
          onChange={(decay) => changeSettings({ schedule: { ...schedule, decay } })}
        />
      )}
      <NumberSetting
        label={words.clip}
        hint={words.clipHint}
        value={settings.clip}
        onChange={(clip) => changeSettings({ clip })}
      />
      <NumberSetting
        label={words.weightDecay}
        value={settings.weightDecay}
        onChange={(weightDecay) => changeSettings({ weightDecay })}
      />
      <NumberSetting
        label={words.seed}
        value={settings.seed}
        most={MOST}
        isWhole
        onChange={(seed) => changeSettings({ seed })}
      />
      {hasData && (
        <Row label={words.shuffle}>
          {() => (
            <Switch
              label={words.shuffle}
              checked={settings.shuffle}
              onChange={(shuffle) => changeSettings({ shuffle })}
            />
          )}
        </Row>
      )}
      <Row label={words.stopAtDivergence} hint={words.stopHint}>
        {() => (
          <Switch
            label={words.stopAtDivergence}
            checked={settings.stopAtDivergence}
            onChange={(stopAtDivergence) => changeSettings({ stopAtDivergence })}
          />
        )}
      </Row>
      <InitialSection initial={settings.initial} />
    </section>
  )
}
