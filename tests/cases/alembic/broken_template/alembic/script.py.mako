"""${message}"""
revision = ${repr(nothing_like_it.more)}
