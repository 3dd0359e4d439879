# templates/phu-luc.md.j2, compiled by Jinja 3.1.6
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'phu-luc.md.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_year = resolve('year')
    l_0_next_year = resolve('next_year')
    l_0_rows = resolve('rows')
    l_0_adjusted = resolve('adjusted')
    pass
    yield '# KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM \ue0015x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield ' VÀ KẾ HOẠCH NĂM \ue0015x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='next_year') if l_0_next_year is missing else l_0_next_year)))
    yield '\n\n| TT \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002| Chỉ tiêu \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002| Đơn vị tính \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002| Kế hoạch năm \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield ' | Thực hiện năm \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
    yield ' | So với kế hoạch (%) \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002| Đánh giá \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002| Kế hoạch năm \ue0017x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
    yield str(environment.finalize(context, (undefined(name='next_year') if l_0_next_year is missing else l_0_next_year)))
    yield ' |\n|:---:|---|:---:|---:|---:|---:|:---:|---:|\n'
    l_1_loop = missing
    for l_1_row, l_1_loop in LoopContext((undefined(name='rows') if l_0_rows is missing else l_0_rows), undefined):
        _loop_vars = {}
        pass
        yield '| '
        yield str(environment.finalize(context, environment.getattr(l_1_loop, 'index')))
        yield ' | '
        yield str(environment.finalize(context, environment.getattr(l_1_row, 'name')))
        yield ' | '
        yield str(environment.finalize(context, (environment.getattr(l_1_row, 'unit') or '–')))
        yield ' | '
        yield str(environment.finalize(context, (environment.getattr(l_1_row, 'planned') or '–')))
        yield ' | '
        yield str(environment.finalize(context, (environment.getattr(l_1_row, 'actual') or '–')))
        yield ' | '
        yield str(environment.finalize(context, (environment.getattr(l_1_row, 'percent') or '–')))
        yield ' | '
        yield str(environment.finalize(context, (environment.getattr(l_1_row, 'verdict') or '–')))
        yield ' | '
        yield str(environment.finalize(context, (environment.getattr(l_1_row, 'next_plan') or '–')))
        yield ' |\n'
    l_1_loop = l_1_row = missing
    yield '\nGhi chú: dấu “–” là không có số liệu hoặc không đặt chỉ tiêu.\ue00113x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002\n'
    for l_1_each in (undefined(name='adjusted') if l_0_adjusted is missing else l_0_adjusted):
        l_1_cite = resolve('cite')
        _loop_vars = {}
        pass
        yield '\nKế hoạch năm \ue00116x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
        yield str(environment.finalize(context, (undefined(name='year') if l_0_year is missing else l_0_year)))
        yield ' của chỉ tiêu “\ue00116x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
        yield str(environment.finalize(context, environment.getattr(l_1_each, 'name')))
        yield '” điều chỉnh từ \ue00116x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
        yield str(environment.finalize(context, environment.getattr(l_1_each, 'issued_target')))
        yield ' theo \ue00116x74656d706c617465732f7068752d6c75632e6d642e6a32\ue002'
        yield str(environment.finalize(context, environment.getitem((undefined(name='cite') if l_1_cite is missing else l_1_cite), environment.getattr(environment.getattr(l_1_each, 'adjusted_by'), 'key'))))
        yield '.\n'
    l_1_each = l_1_cite = missing

blocks = {}
debug_info = '5=16&7=20&9=27&10=31&14=49&16=54'
