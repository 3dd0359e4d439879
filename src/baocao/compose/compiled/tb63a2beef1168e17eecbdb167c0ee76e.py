# templates/bao-cao.md.j2, compiled by Jinja 3.1.6
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'bao-cao.md.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_results = resolve('results')
    l_0_year = resolve('year')
    l_0_divisions = resolve('divisions')
    l_0_score = resolve('score')
    l_0_groups = resolve('groups')
    l_0_next_year = resolve('next_year')
    l_0_plan = resolve('plan')
    l_0_planned_divisions = resolve('planned_divisions')
    pass
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'opening')))
    yield '\n\n# I. NHỮNG KẾT QUẢ NỔI BẬT NĂM \ue0017x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield '\n\n1. '
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'direction')))
    yield '\n\n2. '
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'policy_review')))
    yield '\n\n3. Kết quả theo lĩnh vực của các phòng (có báo cáo chi tiết kèm theo, ở đây chỉ nêu khái quát):\ue00113x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    for l_1_division in (undefined(name='divisions') if l_0_divisions is missing else l_0_divisions):
        _loop_vars = {}
        pass
        yield '### '
        yield str(environment.finalize(context, environment.getattr(l_1_division, 'name')))
        yield '\n\n'
        yield str(environment.finalize(context, environment.getattr(l_1_division, 'summary')))
        yield '\n\n'
    l_1_division = missing
    yield '### Công tác xây dựng Đảng, đoàn thể\ue00121x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'party')))
    yield '\n\n## 4. Kết quả thực hiện Nghị quyết Hội nghị CBCC năm \ue00125x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield '\n\nNghị quyết Hội nghị CBCC năm \ue00127x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield ' đề ra \ue00127x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, environment.getattr((undefined(name='score') if l_0_score is missing else l_0_score), 'total')))
    yield ' chỉ tiêu. Kết quả: \ue00127x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, environment.getattr((undefined(name='score') if l_0_score is missing else l_0_score), 'met')))
    yield '/'
    yield str(environment.finalize(context, environment.getattr((undefined(name='score') if l_0_score is missing else l_0_score), 'total')))
    yield ' chỉ tiêu đạt và vượt (chiếm \ue00127x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, environment.getattr((undefined(name='score') if l_0_score is missing else l_0_score), 'percent_met')))
    yield '), '
    yield str(environment.finalize(context, environment.getattr((undefined(name='score') if l_0_score is missing else l_0_score), 'missed')))
    yield ' chỉ tiêu không đạt (chiếm \ue00127x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, environment.getattr((undefined(name='score') if l_0_score is missing else l_0_score), 'percent_missed')))
    yield '); số liệu từng chỉ tiêu có tại Phụ lục kèm theo. Cụ thể:\ue00127x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    l_1_loop = missing
    for l_1_group, l_1_loop in LoopContext((undefined(name='groups') if l_0_groups is missing else l_0_groups), undefined):
        _loop_vars = {}
        pass
        yield '**'
        yield str(environment.finalize(context, environment.getattr(l_1_group, 'name')))
        yield '**: '
        yield str(environment.finalize(context, environment.getattr(environment.getattr(l_1_group, 'score'), 'total')))
        yield ' chỉ tiêu, trong đó \ue00130x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
        yield str(environment.finalize(context, environment.getattr(environment.getattr(l_1_group, 'score'), 'met')))
        yield ' chỉ tiêu đạt và vượt, \ue00130x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
        yield str(environment.finalize(context, environment.getattr(environment.getattr(l_1_group, 'score'), 'missed')))
        yield ' chỉ tiêu không đạt.\ue00130x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
        l_2_loop = missing
        for l_2_each, l_2_loop in LoopContext(environment.getattr(l_1_group, 'indicators'), undefined):
            l_2_adjusted = resolve('adjusted')
            l_2_cite = resolve('cite')
            l_2_end = missing
            _loop_vars = {}
            pass
            l_2_end = ('.' if environment.getattr(l_2_loop, 'last') else ';')
            _loop_vars['end'] = l_2_end
            if environment.getattr(l_2_each, 'awaited'):
                pass
                yield '- '
                yield str(environment.finalize(context, environment.getattr(l_2_each, 'name')))
                yield ': '
                yield str(environment.finalize(context, environment.getattr(l_2_each, 'actual')))
                if environment.getattr(l_2_each, 'target'):
                    pass
                    yield '/'
                    yield str(environment.finalize(context, environment.getattr(environment.getattr(l_2_each, 'target'), 'sign')))
                yield str(environment.finalize(context, (undefined(name='end') if l_2_end is missing else l_2_end)))
                yield '\n'
            else:
                pass
                yield '- '
                yield str(environment.finalize(context, environment.getattr(l_2_each, 'name')))
                if environment.getattr(l_2_each, 'result'):
                    pass
                    yield ': '
                    yield str(environment.finalize(context, environment.getattr(l_2_each, 'result')))
                yield ' ('
                yield str(environment.finalize(context, environment.getattr(l_2_each, 'verdict')))
                if environment.getattr(l_2_each, 'note'):
                    pass
                    yield '; '
                    yield str(environment.finalize(context, environment.getattr(l_2_each, 'note')))
                if (l_2_each in (undefined(name='adjusted') if l_2_adjusted is missing else l_2_adjusted)):
                    pass
                    yield '; chỉ tiêu điều chỉnh từ \ue00137x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
                    yield str(environment.finalize(context, environment.getattr(l_2_each, 'issued_target')))
                    yield ' theo \ue00137x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
                    yield str(environment.finalize(context, environment.getitem((undefined(name='cite') if l_2_cite is missing else l_2_cite), environment.getattr(environment.getattr(l_2_each, 'adjusted_by'), 'key'))))
                yield ')'
                yield str(environment.finalize(context, (undefined(name='end') if l_2_end is missing else l_2_end)))
                yield '\n'
        l_2_loop = l_2_each = l_2_end = l_2_adjusted = l_2_cite = missing
        yield '\n'
    l_1_loop = l_1_group = missing
    yield '## 5. Kết quả thực hiện nội quy, quy chế năm \ue00142x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield '\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'regulations')))
    yield '\n\n## 6. Đánh giá chung kết quả đạt được, hạn chế và nguyên nhân\ue00146x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'achievements')))
    yield '\n\n### Khó khăn, hạn chế và nguyên nhân\ue00150x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='results') if l_0_results is missing else l_0_results), 'limitations')))
    yield '\n\n# II. NHIỆM VỤ VÀ GIẢI PHÁP NĂM \ue00154x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='next_year') if l_0_next_year is missing else l_0_next_year)))
    yield '\n\n## 1. Mục tiêu tổng quát\ue00156x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='plan') if l_0_plan is missing else l_0_plan), 'objective')))
    yield '\n\n## 2. Chỉ tiêu cơ bản của ngành\ue00160x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='plan') if l_0_plan is missing else l_0_plan), 'sector_targets')))
    yield '\n\n## 3. Chỉ tiêu cơ bản của cơ quan\ue00164x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='plan') if l_0_plan is missing else l_0_plan), 'office_targets')))
    yield '\n\n## 4. Nhiệm vụ đột phá\ue00168x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='plan') if l_0_plan is missing else l_0_plan), 'breakthroughs')))
    yield '\n\n## 5. Nhiệm vụ và giải pháp chủ yếu năm \ue00172x74656d706c617465732f62616f2d63616f2e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='next_year') if l_0_next_year is missing else l_0_next_year)))
    yield '\n\n'
    yield str(environment.finalize(context, environment.getattr((undefined(name='plan') if l_0_plan is missing else l_0_plan), 'tasks')))
    yield '\n\n'
    for l_1_division in (undefined(name='planned_divisions') if l_0_planned_divisions is missing else l_0_planned_divisions):
        _loop_vars = {}
        pass
        yield '### '
        yield str(environment.finalize(context, environment.getattr(l_1_division, 'name')))
        yield '\n\n'
        yield str(environment.finalize(context, environment.getattr(l_1_division, 'tasks')))
        yield '\n\n'
    l_1_division = missing
    yield str(environment.finalize(context, environment.getattr((undefined(name='plan') if l_0_plan is missing else l_0_plan), 'coordination')))
    yield '\n'

blocks = {}
debug_info = '5=19&7=21&9=23&11=25&15=27&16=31&18=33&23=37&25=39&27=41&29=56&30=60&32=69&33=75&34=77&35=80&37=92&42=116&44=118&48=120&52=122&54=124&58=126&62=128&66=130&70=132&72=134&74=136&76=138&77=142&79=144&82=147'
