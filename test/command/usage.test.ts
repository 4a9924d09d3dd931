import { describe, expect, inject, test } from 'vitest';
import { gradgen, loss, root, scratch, textOf } from '../setup/command.js';

test('the sources pass the type checker', () => {
  expect(inject('buildFaults')).toBe('');
});

describe('help and version', () => {
  test('--help goes to stdout and lists every flag of the contract', async () => {
    const { status, stdout, stderr } = await gradgen(['--help'], { cwd: scratch() });
    expect([status, stderr]).toEqual([0, '']);
    for (const flag of ['--fn', '--wrt', '-o, --out', '--out-dir', '--stdin-name', '--gates', '--style', '--print-ir[=phase]', '--quiet', '--timings', '--force', '-h, --help', '-V, --version']) {
      expect(stdout).toContain(flag);
    }
    expect(stdout).toMatch(/Exit status: 0 .* 1 .* 2 .* 3 .*\n70 .* 130/);
    expect(stdout).not.toContain('--debug');
  });

  test.each(['help', '-h', 'build --help'])('gradgen %s is the same page', async (line) => {
    const cwd = scratch();
    const [one, other] = await Promise.all([gradgen(line.split(' '), { cwd }), gradgen(['--help'], { cwd })]);
    expect(one).toEqual(other);
  });

  test('--version prints the version of the package and nothing else', async () => {
    const { status, stdout, stderr } = await gradgen(['-V'], { cwd: scratch() });
    const { version } = JSON.parse(textOf(root, 'package.json')) as { version: string };
    expect([status, stdout, stderr]).toEqual([0, `${version}\n`, '']);
  });

  test.each([['--help'], ['--version'], ['nosuch.ts'], ['loss.ts --style stagd']])('%s loads neither the compiler nor ts-morph', async (line) => {
    const cwd = scratch({ 'watch.cjs': "process.on('exit', () => process.stderr.write('LOADED ' + Object.keys(require.cache).join(' ')));" });
    const trace = await gradgen(line.split(' '), { cwd, nodeOptions: ['--require', `${cwd}/watch.cjs`] });
    expect(trace.stderr).toContain('LOADED');
    // commander is CommonJS and in the cache: so ts-morph would be, too
    expect(trace.stderr).toContain('commander');
    expect(trace.stderr).not.toMatch(/ts-morph|typescript/);
  });
});

describe('wrong usage ends with 2, one sentence and a way out', () => {
  test.each([
    ['', 'name a file, a folder or a glob to compile'],
    ['build', 'name a file, a folder or a glob to compile'],
    ['loss.ts --stlye compact', 'unknown option `--stlye`\n  hint: did you mean `--style`?'],
    ['loss.ts --nothing-like-it', 'unknown option `--nothing-like-it`\n  hint: `gradgen --help`'],
    ['loss.ts --style stagd', '`stagd` is not a style\n  hint: did you mean `staged`? choose one of staged, lecture, compact'],
    ['loss.ts --style baroque', '`baroque` is not a style\n  hint: choose one of staged, lecture, compact'],
    ['loss.ts --out', 'needs a value'],
    ['loss.ts --fn ,', '--fn needs at least one name'],
    ['loss.ts --out a.js --out-dir b', '--out and --out-dir exclude each other'],
    ['- loss.ts', '`-`, standard input, goes alone'],
    ['- --out-dir b', 'not to --out-dir'],
    ['loss.ts --stdin-name f.ts', '--stdin-name names standard input'],
    ['loss.ts --quiet GG5001', 'GG5001 is an error: only warnings and notes can be silenced'],
    ['loss.ts --quiet floor', '`FLOOR` is not a diagnostic code'],
    ['loss.ts --quiet GG50133', 'did you mean `GG5013`?'],
    ['loss.ts --gates nosuch.js', 'there is no file or folder `nosuch.js`'],
    ['loss.ts --fn los', 'there is no exported function `los`\n'],
    ['loss.ts --fn los', 'did you mean `loss`?'],
    ['loss.ts --wrt z', 'no selected function has a parameter `z`'],
  ])('gradgen %s', async (line, sentence) => {
    const cwd = scratch({ 'loss.ts': loss });
    const { status, stdout, stderr } = await gradgen(line.split(' ').filter((word) => word !== ''), { cwd });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('several faults of usage are all reported', async () => {
    const { stderr } = await gradgen(['loss.ts', '--style', 'x', '--quiet', 'y'], { cwd: scratch() });
    expect(stderr).toContain('`x` is not a style');
    expect(stderr).toContain('`Y` is not a diagnostic code');
  });
});

describe('colours', () => {
  const escape = '\u001B[';
  test.each([
    [[], {}, false],
    [['--color'], {}, true],
    [['--color'], { NO_COLOR: '1' }, true],
    [['--no-color'], { FORCE_COLOR: '1' }, false],
    [[], { FORCE_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '0' }, false],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [[], { FORCE_COLOR: '1', TERM: 'dumb' }, true],
  ])('%j with %j', async (flags, env, colored) => {
    const { stderr } = await gradgen(['nosuch.ts', ...flags], { cwd: scratch(), env });
    expect(stderr.includes(escape)).toBe(colored);
  });
});
