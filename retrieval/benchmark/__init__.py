"""The benchmark: the embedded engine against named peers, in one run, on the same words.

    base, growth, laws, corpus   paragraphs of any size, by the laws of real text
    questions                    what is asked
    contenders                   an engine each, behind one face
    gauge, child                 what only a fresh process can tell: building, memory, cold start
    timing, updates, exactness   what is measured in this process
    suite                        the order of it all      report, plot   what comes out

Knows nothing of a user's library: everything is written to a folder of its own. Importing this
package loads nothing.
"""
