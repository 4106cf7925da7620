import { say } from '../../text/text';
import type { OptionsProps } from '../lab';
import { NmsOptions } from '../nms/options';
import { rotatedIouText } from '../rotated-iou/text';
import type { RotatedNmsLabOptions } from './lab';

export function RotatedNmsOptions(props: OptionsProps<RotatedNmsLabOptions>) {
  return (
    <>
      <NmsOptions {...props} />
      <span class="quiet">{say(rotatedIouText).howToTurn}</span>
    </>
  );
}
