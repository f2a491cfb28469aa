<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccessDialog</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>May</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Your passphrase, to be sure it is you</source>
        <translation>您的密码短语，以确认是您本人</translation>
    </message>
    <message>
        <source>Your passphrase until now, or the recovery code</source>
        <translation>您目前的密码短语或恢复码</translation>
    </message>
    <message>
        <source>The recovery code, as it stands on your sheet</source>
        <translation>恢复码，照您纸上的写</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>AccessScreen</name>
    <message>
        <source>Change your passphrase</source>
        <translation>更改您的密码短语</translation>
    </message>
    <message>
        <source>The file stays as it is; only what opens it changes.</source>
        <translation>文件保持原样，只更改打开它的密码短语。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>The new passphrase opens your file from now on</source>
        <translation>今后用新密码短语打开您的文件</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>新的恢复码</translation>
    </message>
    <message>
        <source>The sheet you have opens nothing any more then.</source>
        <translation>此后您现有的那张纸将不再有效。</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Check the recovery sheet</source>
        <translation>核对恢复纸</translation>
    </message>
    <message>
        <source>Type the code from the sheet: only then it is sure that it opens your file.</source>
        <translation>照纸上输入代码：这样才能确定它打得开您的文件。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Your sheet opens your file</source>
        <translation>您的恢复纸打得开文件</translation>
    </message>
    <message>
        <source>Renew the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>For when somebody may have a copy of the old key. Passphrases and recovery code stay the same. Older backups keep their key.</source>
        <translation>适用于他人可能持有旧密钥的情况。密码短语和恢复码保持不变，较早的备份仍用原来的密钥。</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>The file is encrypted with a new key</source>
        <translation>文件已用新密钥加密</translation>
    </message>
    <message>
        <source>Whoever is signed in to this computer opens the file without a question.</source>
        <translation>登录这台电脑的人无需输入密码短语即可打开文件。</translation>
    </message>
    <message>
        <source>The file asks for the passphrase each time.</source>
        <translation>每次打开文件都要输入密码短语。</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Let the person choose the passphrase. From then on everybody signs in by name, and the keyring opens the file no more.</source>
        <translation>请让本人设定密码短语。此后人人按姓名登录，密钥环不再打开文件。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Change what {name} may do</source>
        <translation>更改{name}的权限</translation>
    </message>
    <message>
        <source>From the next time they sign in: {role}.</source>
        <translation>自下次登录起：{role}。</translation>
    </message>
    <message>
        <source>Take access from {name}</source>
        <translation>取消{name}的访问权限</translation>
    </message>
    <message>
        <source>Their steps stay. Renew the key as well if they may have copied the files.</source>
        <translation>其操作记录会保留。如果对方可能复制过文件，请同时更换密钥。</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>取消权限</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Firms, their people and all that passed</source>
        <translation>公司、公司的人员和全部往来</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>What may be sold, and how far it is</source>
        <translation>可能成交的生意，进展到哪一步</translation>
    </message>
    <message>
        <source>Deals as a board</source>
        <translation>商机看板</translation>
    </message>
    <message>
        <source>A column for each stage, cards to move</source>
        <translation>每个阶段一列，卡片可移动</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Days, weeks and months, and what is on them</source>
        <translation>按日、周、月查看安排</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>What answers may rely on</source>
        <translation>回复可以依据的内容</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>Messages whose mood is hard to tell, and how the program learns</source>
        <translation>语气难以判断的消息，以及程序如何学习</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every step, and a way back</source>
        <translation>每一步操作，都可以撤回</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>洞察</translation>
    </message>
    <message>
        <source>Moods, satisfaction, reply times and deals in figures</source>
        <translation>用数字看情绪、满意度、回复时间和商机</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>全部命令…</translation>
    </message>
    <message>
        <source>Any command or record, by its name</source>
        <translation>按名称查找任何命令或记录</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Note it…</source>
        <translation>记一笔…</translation>
    </message>
    <message>
        <source>One line becomes an entry and a task</source>
        <translation>一句话变成一条记录和一个任务</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Back to what was open before</source>
        <translation>回到先前打开的内容</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Bring in mail, contacts or a table</source>
        <translation>导入邮件、联系人或表格</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Take everything with you, or a part of it</source>
        <translation>带走全部数据或其中一部分</translation>
    </message>
    <message>
        <source>New contact…</source>
        <translation>新建联系人…</translation>
    </message>
    <message>
        <source>New deal…</source>
        <translation>新建商机…</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>Follow-ups…</source>
        <translation>跟进…</translation>
    </message>
    <message>
        <source>Tasks counted from a day, for who is open</source>
        <translation>为当前打开的人按天数安排任务</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>表格视图</translation>
    </message>
    <message>
        <source>Contacts as a list or as a table with filters and columns</source>
        <translation>以列表或带筛选和列的表格显示联系人</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>重复联系人…</translation>
    </message>
    <message>
        <source>Find contacts that are one person</source>
        <translation>查找其实是同一个人的联系人</translation>
    </message>
    <message>
        <source>Last steps</source>
        <translation>最近的步骤</translation>
    </message>
    <message>
        <source>The last steps; take back any one of them</source>
        <translation>最近的步骤；可撤销其中任意一步</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print what is open; you see it first</source>
        <translation>打印当前打开的内容；先预览</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save what is open as a PDF</source>
        <translation>将当前打开的内容存为 PDF</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>在单独窗口中打开</translation>
    </message>
    <message>
        <source>Open this conversation or contact in a window of its own</source>
        <translation>在单独窗口中打开此对话或联系人</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>整理…</translation>
    </message>
    <message>
        <source>Decide about the contacts of the last import, one after the other</source>
        <translation>逐一处理上次导入的联系人</translation>
    </message>
    <message>
        <source>The keyboard goes on: pages, list, what is open, reply</source>
        <translation>键盘依次转到：页面、列表、打开的内容、回复</translation>
    </message>
    <message>
        <source>Pane before</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>The manual: an ordinary day with Cardfile</source>
        <translation>使用手册：用 Cardfile 度过普通的一天</translation>
    </message>
    <message>
        <source>Add to contacts</source>
        <translation>加入联系人</translation>
    </message>
    <message>
        <source>No reply needed</source>
        <translation>无需回复</translation>
    </message>
    <message>
        <source>Draft reply</source>
        <translation>起草回复</translation>
    </message>
    <message>
        <source>Let the assistant write a first version</source>
        <translation>让助手先写一稿</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止书写</translation>
    </message>
    <message>
        <source>Open in mail app</source>
        <translation>在邮件应用中打开</translation>
    </message>
    <message>
        <source>Accept and open in the mail app</source>
        <translation>采用并在邮件应用中打开</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Accept and copy the text</source>
        <translation>采用并复制文字</translation>
    </message>
    <message>
        <source>Save as .eml…</source>
        <translation>存为 .eml…</translation>
    </message>
    <message>
        <source>Accept and save as a mail file</source>
        <translation>采用并存为邮件文件</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>丢弃草稿</translation>
    </message>
    <message>
        <source>Take the first answer</source>
        <translation>采用第一个回复</translation>
    </message>
    <message>
        <source>Take the second answer</source>
        <translation>采用第二个回复</translation>
    </message>
    <message>
        <source>Take the third answer</source>
        <translation>采用第三个回复</translation>
    </message>
    <message>
        <source>Next ready answer</source>
        <translation>下一个备好的回复</translation>
    </message>
    <message>
        <source>Go on to the next message that has an answer ready</source>
        <translation>前往下一封已备好回复的邮件</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>What to do next, and why</source>
        <translation>接下来做什么，以及为什么</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>What is promised, and its proof</source>
        <translation>承诺与证明</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock; what you were writing comes back</source>
        <translation>锁定；您正在写的内容会恢复</translation>
    </message>
</context>
<context>
    <name>AlternativesBar</name>
    <message>
        <source>Ready:</source>
        <translation>已备好：</translation>
    </message>
    <message>
        <source>{kind}: {preview}</source>
        <translation>{kind}：{preview}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>简短</translation>
    </message>
    <message>
        <source>Will answer later</source>
        <translation>稍后答复</translation>
    </message>
</context>
<context>
    <name>AnsweredStrip</name>
    <message numerus="yes">
        <source>{name} answered; %n follow-up(s) left.</source>
        <translation>
            <numerusform>{name} 已回复；还有 %n 项跟进。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>查看 {name}</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>They stay as ordinary tasks</source>
        <translation>作为普通任务保留</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete the follow-ups that are left</source>
        <translation>删除其余跟进</translation>
    </message>
</context>
<context>
    <name>AssistantScreen</name>
    <message>
        <source>Nothing of what the model read is kept any more</source>
        <translation>模型读过的内容已全部删除，不再保存</translation>
    </message>
    <message>
        <source>Measured: the figures are beside each model</source>
        <translation>已测量：每个模型旁边是结果</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>添加模型文件</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>{model} is ready</source>
        <translation>{model} 可以使用了</translation>
    </message>
</context>
<context>
    <name>AssistantView</name>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>in memory, runs on {device}</source>
        <translation>已载入内存，由{device}运行</translation>
    </message>
    <message>
        <source>not in memory; it loads when it is needed</source>
        <translation>未载入内存；需要时再载入</translation>
    </message>
    <message>
        <source>with the adapter {adapter}, strength {strength}</source>
        <translation>带有适配器 {adapter}，强度 {strength}</translation>
    </message>
    <message>
        <source>Waiting for the assistant to be free…</source>
        <translation>等待写作助手空闲…</translation>
    </message>
    <message>
        <source>{model}: {deed}</source>
        <translation>{model}：{deed}</translation>
    </message>
    <message>
        <source>Writing assistant</source>
        <translation>写作助手</translation>
    </message>
    <message>
        <source>Models run on this computer. Nothing is downloaded by this window.</source>
        <translation>模型在这台电脑上运行。此窗口不会下载任何内容。</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>添加模型文件…</translation>
    </message>
    <message>
        <source>Measure this computer</source>
        <translation>测量这台电脑</translation>
    </message>
    <message>
        <source>Takes about a minute and shows how fast each model is here</source>
        <translation>大约需要一分钟，显示每个模型在这里有多快</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop measuring; finished models keep their figures</source>
        <translation>停止测量；已测完的模型保留结果</translation>
    </message>
    <message>
        <source>Give memory back</source>
        <translation>释放内存</translation>
    </message>
    <message numerus="yes">
        <source>after %n idle minute(s)</source>
        <translation>
            <numerusform>空闲 %n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Much sooner while the computer saves its battery</source>
        <translation>电脑处于省电模式时，更早释放</translation>
    </message>
    <message>
        <source>This computer does not say whether it saves its battery.</source>
        <translation>这台电脑不提供是否处于省电模式的信息。</translation>
    </message>
    <message>
        <source>Offer the next words while I write</source>
        <translation>写作时提示后面的词</translation>
    </message>
    <message>
        <source>Tab takes the word, Shift+Tab the phrase. Needs no model.</source>
        <translation>Tab 采用一个词，Shift+Tab 采用整个短语。不需要模型。</translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln word(s) that you sent.</source>
        <translation>
            <numerusform>已从您发出的 %Ln 个词中学习。</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin drafts sooner after a restart</source>
        <translation>重启后更快开始写草稿</translation>
    </message>
    <message>
        <source>Keeps what the model read last, parts of conversations included, in the encrypted file: up to 100 MB, in no backup. Deleting a contact, a message or a note forgets all of it, and so does switching this off.</source>
        <translation>把模型最近读过的内容（包括部分对话）保存在加密文件里：最多 100 MB，不进任何备份。删除联系人、消息或笔记时会全部清除，关闭此项时也一样。</translation>
    </message>
</context>
<context>
    <name>AuditScreen</name>
    <message>
        <source>Save the audit</source>
        <translation>保存审计记录</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
</context>
<context>
    <name>AuditSection</name>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Every change with who made it, when, and the record before and after. A chain of hashes shows whether anybody tampered with it.</source>
        <translation>每次更改：谁、何时、更改前后的记录。哈希链可以看出是否有人动过手脚。</translation>
    </message>
    <message>
        <source>Search the audit: a name, a word, an action</source>
        <translation>搜索审计：姓名、词语、操作</translation>
    </message>
    <message>
        <source>Search the audit</source>
        <translation>搜索审计</translation>
    </message>
    <message>
        <source>Lines of the audit</source>
        <translation>审计条目</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>检查哈希链</translation>
    </message>
    <message>
        <source>Save the audit…</source>
        <translation>保存审计记录…</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有任何更改。</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>done again</source>
        <translation>已重做</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
</context>
<context>
    <name>BacklogView</name>
    <message numerus="yes">
        <source>%n mood(s) not sure</source>
        <translation>
            <numerusform>%n 条情绪拿不准</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading moods: {done} of {total}</source>
        <translation>正在读取情绪：{done} / {total}</translation>
    </message>
    <message>
        <source>Reading unsure moods: {done} of {total}</source>
        <translation>复核拿不准的情绪：{done} / {total}</translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>完成这一批后停止…</translation>
    </message>
    <message numerus="yes">
        <source>%n mood(s) not read yet</source>
        <translation>
            <numerusform>还有 %n 条情绪未读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Every message has a mood. The model reads again what is not sure.</source>
        <translation>每封消息都已有情绪判断；拿不准的，模型正在再读一遍。</translation>
    </message>
    <message>
        <source>Say how they sound</source>
        <translation>去判断</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>BackupsScreen</name>
    <message>
        <source>Where to put the backup</source>
        <translation>备份放在哪里</translation>
    </message>
    <message>
        <source>Backed up and checked: {name}</source>
        <translation>已备份并校验：{name}</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Working… you can go on meanwhile.</source>
        <translation>正在处理…您可以继续工作。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Made every half hour while something changes, and before each import. Each is read through before it counts.</source>
        <translation>有改动时每半小时备份一次，每次导入之前也会备份。每份备份都要完整读取一遍才算数。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up to another place…</source>
        <translation>备份到其他位置…</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>显示较少</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restore the backup of {date}</source>
        <translation>恢复 {date} 的备份</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>The newest good backup: {date}</source>
        <translation>最近一份完好的备份：{date}</translation>
    </message>
</context>
<context>
    <name>BannerView</name>
    <message>
        <source>You are looking around with sample data; nothing of it is kept.</source>
        <translation>您正在用示例数据浏览；不会保留任何内容。</translation>
    </message>
    <message>
        <source>Begin with my own…</source>
        <translation>开始使用我自己的数据…</translation>
    </message>
    <message>
        <source>Choose a passphrase first</source>
        <translation>先设定密码短语</translation>
    </message>
    <message>
        <source>You are looking around with sample data.</source>
        <translation>您正在使用示例数据浏览。</translation>
    </message>
    <message>
        <source>Remove sample data</source>
        <translation>移除示例数据</translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message>
        <source>What is behind it</source>
        <translation>背后的内容</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest {shown} of {count} messages</source>
        <translation>最新的 {shown} 条，共 {count} 条消息</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n 个商机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Moved: {deal}</source>
        <translation>已移动：{deal}</translation>
    </message>
    <message>
        <source>Won: {deal}</source>
        <translation>赢单：{deal}</translation>
    </message>
    <message>
        <source>Lost: {deal}</source>
        <translation>丢单：{deal}</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Take a tag away</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Set a field</source>
        <translation>填写字段</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Bring back from the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>One undo takes all of it back.</source>
        <translation>一次撤销即可全部恢复。</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>How far the change is</source>
        <translation>更改进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Value (empty takes it away)</source>
        <translation>值（留空则清除）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>BulkScreen</name>
    <message>
        <source>Changed: {records}</source>
        <translation>已更改：{records}</translation>
    </message>
    <message>
        <source>Stopped. Changed: {records}</source>
        <translation>已停止。已更改：{records}</translation>
    </message>
</context>
<context>
    <name>CalendarDelegate</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>A month at a time  (M)</source>
        <translation>按月显示  (M)</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>A week at a time  (W)</source>
        <translation>按周显示  (W)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Go to today  (T)</source>
        <translation>回到今天  (T)</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>The month or week before  (Page up)</source>
        <translation>上一月或上一周  (Page up)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>The month or week after  (Page down)</source>
        <translation>下一月或下一周  (Page down)</translation>
    </message>
    <message>
        <source>Arrow keys go from day to day, Page keys by month or week, T to today. Enter goes into the day, N adds a task; there Enter opens and Space ticks.</source>
        <translation>方向键逐日移动，翻页键按月或按周移动，T 回到今天。Enter 进入当天，N 添加任务；在当天列表中，Enter 打开，空格标记完成。</translation>
    </message>
</context>
<context>
    <name>CaptureDialog</name>
    <message>
        <source>Note it</source>
        <translation>记一笔</translation>
    </message>
</context>
<context>
    <name>CaptureScreen</name>
    <message>
        <source>Task added: {task}</source>
        <translation>已添加任务：{task}</translation>
    </message>
    <message>
        <source>Entry and task stored: {task}</source>
        <translation>已保存记录和任务：{task}</translation>
    </message>
    <message>
        <source>Entry stored: {words}</source>
        <translation>已保存记录：{words}</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Note it in a line: called Maria yesterday, wants 12 chairs by Friday</source>
        <translation>用一句话记下来：昨天给王芳打了电话，周五前要12把椅子</translation>
    </message>
    <message>
        <source>Note in a line</source>
        <translation>一句话记录</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>理解到的内容</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Several people may be meant: choose one, then Enter.</source>
        <translation>可能指好几个人：请选择一位，再按 Enter。</translation>
    </message>
    <message>
        <source>Enter stores this, Esc drops it. Nothing is stored yet.</source>
        <translation>按 Enter 保存，按 Esc 放弃。现在还没有保存任何内容。</translation>
    </message>
</context>
<context>
    <name>CapturedCard</name>
    <message>
        <source>New contact: {name}</source>
        <translation>新联系人：{name}</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>With</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>与谁</translation>
    </message>
    <message>
        <source>Who is meant?</source>
        <translation>指的是谁？</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>from them</source>
        <translation>对方发起</translation>
    </message>
    <message>
        <source>from you</source>
        <translation>您发起</translation>
    </message>
    <message>
        <source>your own note</source>
        <translation>自己的笔记</translation>
    </message>
    <message>
        <source>From whom it came</source>
        <translation>由谁发起</translation>
    </message>
    <message>
        <source>Day it happened</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Day it is due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Show as chart</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>The same figures in another form  (T)</source>
        <translation>换一种形式显示相同的数据  (T)</translation>
    </message>
</context>
<context>
    <name>ChoicesSection</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>列表行距</translation>
    </message>
    <message>
        <source>Nothing blinks or fades</source>
        <translation>不闪烁、不渐变</translation>
    </message>
    <message>
        <source>Tell of what is due and what failed</source>
        <translation>提醒到期事项和失败的操作</translation>
    </message>
    <message>
        <source>Say whom or what it is about</source>
        <translation>提醒中写明涉及的人或事</translation>
    </message>
    <message>
        <source>A closed window stays in the system tray</source>
        <translation>关闭窗口后留在系统托盘</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Close together</source>
        <translation>紧凑</translation>
    </message>
</context>
<context>
    <name>ClaimStrip</name>
    <message>
        <source>Please check {claim}</source>
        <translation>请核对{claim}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Put in what your file says</source>
        <translation>填入资料里的内容</translation>
    </message>
    <message>
        <source>What your file says</source>
        <translation>资料里的内容</translation>
    </message>
    <message>
        <source>Leave a blank</source>
        <translation>先留空</translation>
    </message>
    <message>
        <source>You fill it in before it is sent</source>
        <translation>发送前由您填写</translation>
    </message>
    <message>
        <source>I confirm it</source>
        <translation>确认无误</translation>
    </message>
    <message>
        <source>It is right as it stands</source>
        <translation>照原样就是对的</translation>
    </message>
</context>
<context>
    <name>CleanupDialog</name>
    <message>
        <source>Clean up</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Out of the lists, but not gone</source>
        <translation>不再列出，但不删除</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Make it one with who is shown below</source>
        <translation>与下方显示的联系人合并</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>It is a firm, not a person</source>
        <translation>这是公司，不是个人</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Give it a tag and keep it</source>
        <translation>加上标签并保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>What passed stays; it can be undone</source>
        <translation>往来保留；可以撤销</translation>
    </message>
    <message>
        <source>Take back  (Z)</source>
        <translation>撤回  (Z)</translation>
    </message>
    <message>
        <source>Take the last decision back</source>
        <translation>撤回上一个决定</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>保留 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived</source>
        <translation>
            <numerusform>归档 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>合并 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n now companies</source>
        <translation>
            <numerusform>改为公司 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tagged</source>
        <translation>
            <numerusform>加标签 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>删除 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody has been gone through</source>
        <translation>全部处理完毕</translation>
    </message>
    <message>
        <source>No import brought contacts that are still in the lists.</source>
        <translation>没有仍在列表中的导入联系人。</translation>
    </message>
    <message>
        <source>Nobody to go through</source>
        <translation>没有需要整理的联系人</translation>
    </message>
    <message>
        <source>Seems to be {name}, who is here already ({sure} sure)</source>
        <translation>似乎就是已有的 {name}（{sure} 把握）</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing passed with them so far.</source>
        <translation>目前没有往来。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) passed, the last one {when}: {what}</source>
        <translation>
            <numerusform>共 %n 条往来，最近一条 {when}：{what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CleanupScreen</name>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Space ticks a column.</source>
        <translation>按空格键勾选列。</translation>
    </message>
</context>
<context>
    <name>CompaniesScreen</name>
    <message>
        <source>Company corrected: {name}</source>
        <translation>已更正公司：{name}</translation>
    </message>
</context>
<context>
    <name>CompanyDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Correct a company</source>
        <translation>更正公司</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Web domain</source>
        <translation>网站域名</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>CompanyListView</name>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Search companies</source>
        <translation>搜索公司</translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies)</source>
        <translation>
            <numerusform>%n 家公司</numerusform>
        </translation>
    </message>
    <message>
        <source>No company found</source>
        <translation>没有找到公司</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>请试试更少或其他的词。</translation>
    </message>
    <message>
        <source>No companies yet</source>
        <translation>还没有公司</translation>
    </message>
    <message>
        <source>They come with the people who work there, or with an import.</source>
        <translation>公司会随在那里工作的联系人或导入一起出现。</translation>
    </message>
</context>
<context>
    <name>CompanyView</name>
    <message>
        <source>No company chosen</source>
        <translation>未选择公司</translation>
    </message>
    <message>
        <source>Choose a company on the left.</source>
        <translation>请在左侧选择一家公司。</translation>
    </message>
    <message>
        <source>A page for each firm</source>
        <translation>每家公司一页</translation>
    </message>
    <message>
        <source>Its people, its deals and all that passed with any of them. It stands here once there are companies.</source>
        <translation>公司的人、商机以及往来的一切。有了公司，就显示在这里。</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct the name, domain or notes</source>
        <translation>更正名称、域名或备注</translation>
    </message>
    <message>
        <source>Timeline of all its people</source>
        <translation>全部人员的往来</translation>
    </message>
    <message>
        <source>Waiting for your reply</source>
        <translation>等您回复</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Moods so far</source>
        <translation>至今的情绪</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>标签：{tags}</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyWords</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n 个进行中的商机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompletionScreen</name>
    <message>
        <source>Tab: word, Shift+Tab: phrase</source>
        <translation>Tab：词；Shift+Tab：短语</translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation>把握 {share}</translation>
    </message>
    <message numerus="yes">
        <source>written %n time(s)</source>
        <translation>
            <numerusform>写过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>What was learned of your words is forgotten</source>
        <translation>从您的文字中学到的内容已忘记</translation>
    </message>
</context>
<context>
    <name>ComposerScreen</name>
    <message>
        <source>Writing on this computer… {seconds} s</source>
        <translation>正在本机书写… {seconds} 秒</translation>
    </message>
    <message>
        <source>Reading the conversation…</source>
        <translation>正在阅读对话…</translation>
    </message>
    <message>
        <source>Another reply is being written…</source>
        <translation>正在书写另一封回复…</translation>
    </message>
    <message>
        <source>Unfinished draft: please complete it</source>
        <translation>未完成的草稿：请补全</translation>
    </message>
    <message>
        <source>Draft: please read it before you send it</source>
        <translation>草稿：发送前请先阅读</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Save reply</source>
        <translation>保存回复</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>“{blank}” is still blank</source>
        <translation>“{blank}”还空着</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>回复 {name}</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Write a reply, or let the assistant draft one for you to check.</source>
        <translation>撰写回复，或让助手先起草一份供您核对。</translation>
    </message>
    <message>
        <source>A wish in one line, such as: shorter, offer Friday</source>
        <translation>一句话的要求，例如：短一点，约周五</translation>
    </message>
    <message>
        <source>Tell the assistant in one line what the reply should say, mention or not mention, or how: shorter, friendlier, in French</source>
        <translation>用一句话告诉助手回复要说什么、要提到或不提什么，或者怎样写：短一点、亲切些、用法语</translation>
    </message>
    <message>
        <source>Answers go to {to}, not to {named}, who is named as the sender.</source>
        <translation>回复将发往 {to}，而不是署名的发件人 {named}。</translation>
    </message>
    <message>
        <source>Wish for the draft</source>
        <translation>对草稿的要求</translation>
    </message>
    <message>
        <source>More ways</source>
        <translation>更多方式</translation>
    </message>
</context>
<context>
    <name>ConditionDialog</name>
    <message>
        <source>Show those whose…</source>
        <translation>只显示满足以下条件的：</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ContactListView</name>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Search names, companies, addresses</source>
        <translation>搜索姓名、公司或地址</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n 位联系人</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到联系人</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>请减少或更换关键词。</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>还没有联系人</translation>
    </message>
    <message>
        <source>Import a vCard or a table, or add one here.</source>
        <translation>导入 vCard 或表格，或在此添加。</translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message>
        <source>Nobody chosen</source>
        <translation>未选择联系人</translation>
    </message>
    <message>
        <source>Choose a contact on the left.</source>
        <translation>请在左侧选择联系人。</translation>
    </message>
    <message>
        <source>A page for each person</source>
        <translation>每位联系人一页</translation>
    </message>
    <message>
        <source>How to reach them, what they wrote, how they feel and what is planned. It stands here once you have contacts.</source>
        <translation>如何联系、写过什么、心情与安排。有了联系人，就在这里。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>联系信息</translation>
    </message>
    <message>
        <source>Open the company</source>
        <translation>打开公司</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>In Cardfile since</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct what is stored of this person</source>
        <translation>更正此人的存储信息</translation>
    </message>
    <message>
        <source>Data package…</source>
        <translation>数据包…</translation>
    </message>
    <message>
        <source>Everything stored about this person, in one file</source>
        <translation>此人的全部存储内容，放进一个文件</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>抹除…</translation>
    </message>
    <message>
        <source>Erase this person for good, with every trace</source>
        <translation>永久抹除此人，不留痕迹</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
</context>
<context>
    <name>ConversationListView</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Search people, companies, messages</source>
        <translation>搜索联系人、公司或邮件</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Needs reply</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>Upset</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动邮件</translation>
    </message>
    <message>
        <source>Newsletters and receipts</source>
        <translation>通讯和回执</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>请减少或更换关键词。</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人在等待</translation>
    </message>
    <message>
        <source>Every message is answered.</source>
        <translation>所有邮件都已回复。</translation>
    </message>
    <message>
        <source>Nobody is upset</source>
        <translation>没有人不满</translation>
    </message>
    <message>
        <source>As far as the messages tell.</source>
        <translation>从邮件来看是这样。</translation>
    </message>
    <message>
        <source>No conversations</source>
        <translation>没有对话</translation>
    </message>
    <message>
        <source>Import mail to see it here.</source>
        <translation>导入邮件后会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ConversationTable</name>
    <message>
        <source>needs a reply</source>
        <translation>需要回复</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>No conversation chosen</source>
        <translation>未选择对话</translation>
    </message>
    <message>
        <source>Choose one on the left to read and answer.</source>
        <translation>请在左侧选择一组来阅读和回复。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>本次对话</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>What each message comes to</source>
        <translation>每条消息的要点</translation>
    </message>
    <message>
        <source>Everything with {name}</source>
        <translation>与 {name} 的全部往来</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier message(s)</source>
        <translation>
            <numerusform>显示更早的 %n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyScreen</name>
    <message>
        <source>A new folder for the copy</source>
        <translation>副本的新文件夹</translation>
    </message>
</context>
<context>
    <name>CopySection</name>
    <message>
        <source>Making the copy…</source>
        <translation>正在制作副本…</translation>
    </message>
    <message>
        <source>The copy is in {place}. Its passphrase, shown only now: {passphrase}</source>
        <translation>副本在 {place}。它的密码（只显示这一次）：{passphrase}</translation>
    </message>
    <message>
        <source>No copy of this file has that in it.</source>
        <translation>此文件的副本中没有这个名字。</translation>
    </message>
    <message>
        <source>A copy without names</source>
        <translation>不含真名的副本</translation>
    </message>
    <message>
        <source>For somebody who helps or teaches: people, firms, addresses and numbers get stable fakes, texts are redacted. Only this file knows who is who.</source>
        <translation>给来帮忙或教学的人用：人名、公司、地址和号码换成固定的化名，文字经过遮盖。只有本文件知道谁是谁。</translation>
    </message>
    <message>
        <source>Make a copy…</source>
        <translation>制作副本…</translation>
    </message>
    <message>
        <source>A name from a copy</source>
        <translation>副本中的名字</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是谁？</translation>
    </message>
</context>
<context>
    <name>CorrectContactDialog</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Emails, with commas between</source>
        <translation>电子邮件，用逗号分隔</translation>
    </message>
    <message>
        <source>Phones, with commas between</source>
        <translation>电话，用逗号分隔</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Correct contact</source>
        <translation>更正联系人</translation>
    </message>
    <message>
        <source>Correct {name}</source>
        <translation>更正 {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rated message(s)</source>
        <translation>
            <numerusform>%n 条已评消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upset or mixed message(s)</source>
        <translation>
            <numerusform>%n 条不满或复杂的消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n person(s)</source>
        <translation>
            <numerusform>来自 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not rated yet</source>
        <translation>
            <numerusform>%n 条尚未评估</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n 位联系人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies)</source>
        <translation>
            <numerusform>%n 家公司</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n 个商机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{least} to %n day(s)</source>
        <translation>
            <numerusform>{least} 至 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n day(s)</source>
        <translation>
            <numerusform>超过 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) since {day}</source>
        <translation>
            <numerusform>自 {day}起 %n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>Nothing planned.</source>
        <translation>没有安排。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>A task on this day  (N)</source>
        <translation>在这一天添加任务  (N)</translation>
    </message>
</context>
<context>
    <name>DealBoardView</name>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Deals by stage</source>
        <translation>按阶段的商机</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Drop a deal here to win it</source>
        <translation>把商机拖到这里即为赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>Drop a deal here to lose it</source>
        <translation>把商机拖到这里即为丢单</translation>
    </message>
    <message>
        <source>Arrow keys go about, Ctrl+Left and Ctrl+Right carry a deal to the next stage, Enter opens it.</source>
        <translation>方向键移动，Ctrl+左右键把商机移到相邻阶段，Enter 打开。</translation>
    </message>
    <message>
        <source>No open deals</source>
        <translation>没有进行中的商机</translation>
    </message>
    <message>
        <source>Each becomes a card, and goes from stage to stage until it is won.</source>
        <translation>每个商机是一张卡片，逐个阶段推进，直到赢单。</translation>
    </message>
    <message>
        <source>Open: {sums}</source>
        <translation>进行中：{sums}</translation>
    </message>
    <message>
        <source>Forecast, weighed by stage: {sums}</source>
        <translation>按阶段加权的预测：{sums}</translation>
    </message>
</context>
<context>
    <name>DealDelegate</name>
    <message numerus="yes">
        <source>  (%n more)</source>
        <translation>
            <numerusform>  （还有 %n 个）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealDialog</name>
    <message>
        <source>Change deal</source>
        <translation>修改商机</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>For example: Twelve chairs</source>
        <translation>例如：十二把椅子</translation>
    </message>
    <message>
        <source>For example: 1,200.50 EUR</source>
        <translation>例如：12万元</translation>
    </message>
    <message>
        <source>That is no amount. Write it like 1,200.50 EUR or $1,200.</source>
        <translation>这不是金额。请写成 1,200.50 EUR、$1,200 或 12万元。</translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Day it is expected</source>
        <translation>预计成交日期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>DealListView</name>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>No open deals</source>
        <translation>没有进行中的商机</translation>
    </message>
    <message>
        <source>Add one, or import a table that tells of sales.</source>
        <translation>新建一个，或导入含销售信息的表格。</translation>
    </message>
    <message>
        <source>Nothing won yet</source>
        <translation>还没有赢单</translation>
    </message>
    <message>
        <source>Deals you win are listed here.</source>
        <translation>赢下的商机列在这里。</translation>
    </message>
    <message>
        <source>Nothing lost</source>
        <translation>没有丢单</translation>
    </message>
    <message>
        <source>Lost deals are listed here.</source>
        <translation>丢掉的商机列在这里。</translation>
    </message>
    <message>
        <source>Open: {sums}</source>
        <translation>进行中：{sums}</translation>
    </message>
    <message>
        <source>Forecast, weighed by stage: {sums}</source>
        <translation>按阶段加权的预测：{sums}</translation>
    </message>
    <message>
        <source>Won: {sums}</source>
        <translation>已赢：{sums}</translation>
    </message>
</context>
<context>
    <name>DealView</name>
    <message>
        <source>No deal chosen</source>
        <translation>未选择商机</translation>
    </message>
    <message>
        <source>Choose a deal on the left.</source>
        <translation>请在左侧选择一个商机。</translation>
    </message>
    <message>
        <source>A page for each deal</source>
        <translation>每个商机一页</translation>
    </message>
    <message>
        <source>Its stage and value, who is part of it and what comes next. It stands here once there are deals.</source>
        <translation>所处阶段、金额、相关的人和下一步。有了商机，就显示在这里。</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Follow-ups…</source>
        <translation>跟进…</translation>
    </message>
    <message>
        <source>Tasks counted from a day</source>
        <translation>从某日起按天数安排的任务</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost…</source>
        <translation>丢单…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Change what is said of this deal</source>
        <translation>修改这个商机的内容</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this deal; undo brings it back</source>
        <translation>删除这个商机；可以撤销</translation>
    </message>
    <message>
        <source>Open the company</source>
        <translation>打开公司</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>查看 {name}</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Lost because</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DealsScreen</name>
    <message>
        <source>Deal moved</source>
        <translation>商机已移动</translation>
    </message>
    <message>
        <source>Won: {deal}</source>
        <translation>赢单：{deal}</translation>
    </message>
    <message>
        <source>Lost: {deal}</source>
        <translation>丢单：{deal}</translation>
    </message>
    <message>
        <source>Open again: {deal}</source>
        <translation>重新打开：{deal}</translation>
    </message>
    <message>
        <source>Deleted: {deal}</source>
        <translation>已删除：{deal}</translation>
    </message>
    <message>
        <source>Deal changed</source>
        <translation>商机已修改</translation>
    </message>
    <message>
        <source>Deal added: {deal}</source>
        <translation>已添加商机：{deal}</translation>
    </message>
</context>
<context>
    <name>DraftLearningScreen</name>
    <message>
        <source>Save examples</source>
        <translation>保存示例</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>已停止，没有留下任何文件。</translation>
    </message>
</context>
<context>
    <name>DraftLearningView</name>
    <message>
        <source>What becomes of drafts</source>
        <translation>草稿后来怎样了</translation>
    </message>
    <message>
        <source>By the month in which the draft was made. Changed: the characters put in, taken out or replaced before you sent it, as a share of the longer text, on average; greeting and signature count. {totals}</source>
        <translation>按草稿写成的月份。“改动”：发出前增加、删去或替换的字符，占较长一稿的比例，取平均值；称呼和署名也算在内。{totals}</translation>
    </message>
    <message>
        <source>No drafts yet: open a message that waits for an answer and press Ctrl+D, or take one of the answers that are ready.</source>
        <translation>还没有草稿：打开一封等待回复的消息，按 Ctrl+D，或采用一个已经备好的回复。</translation>
    </message>
    <message>
        <source>Too few to tell yet.</source>
        <translation>数量太少，还看不出来。</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Sent as it was</source>
        <translation>原样发出</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
    <message numerus="yes">
        <source>In these months %Ln draft(s), {sent} sent, {aside} put aside.</source>
        <translation>
            <numerusform>这几个月共 %Ln 份草稿，发出 {sent} 份，搁置 {aside} 份。</numerusform>
        </translation>
    </message>
    <message>
        <source>too few to tell</source>
        <translation>太少，看不出来</translation>
    </message>
    <message numerus="yes">
        <source>{told} (%Ln sent)</source>
        <translation>
            <numerusform>{told}（发出 %Ln 份）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{month}: {name} {figures}; %Ln draft(s) made</source>
        <translation>
            <numerusform>{month}：{name} {figures}；共写成 %Ln 份草稿</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftNotes</name>
    <message>
        <source>This message gives orders to a program; they are not followed: {orders}</source>
        <translation>这封邮件里有写给程序的命令，不会照做：{orders}</translation>
    </message>
    <message>
        <source>Understood: {parts}</source>
        <translation>理解为：{parts}</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) taken out of the draft</source>
        <translation>
            <numerusform>草稿中去掉了 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Made from: {sources}</source>
        <translation>依据：{sources}</translation>
    </message>
    <message>
        <source>Left out: {parts}</source>
        <translation>未纳入：{parts}</translation>
    </message>
    <message>
        <source>{model}, {speed} tokens/s</source>
        <translation>{model}，每秒 {speed} 个词元</translation>
    </message>
</context>
<context>
    <name>DraftOptions</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n 条信息</numerusform>
        </translation>
    </message>
    <message>
        <source>What the draft may use, its tone, length and language</source>
        <translation>草稿可用的信息、语气、长度和语言</translation>
    </message>
    <message>
        <source>More formal</source>
        <translation>更正式</translation>
    </message>
    <message>
        <source>Friendlier</source>
        <translation>更亲切</translation>
    </message>
    <message>
        <source>Firmer</source>
        <translation>更坚定</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>简短</translation>
    </message>
    <message>
        <source>Detailed</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Usual tone</source>
        <translation>平常语气</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>平常长度</translation>
    </message>
    <message>
        <source>The customer&apos;s</source>
        <translation>客户的语言</translation>
    </message>
    <message>
        <source>Used in the draft</source>
        <translation>草稿使用的信息</translation>
    </message>
    <message>
        <source>Nothing is known but the message</source>
        <translation>除来信外没有其他信息</translation>
    </message>
    <message>
        <source>Found by its meaning</source>
        <translation>按意思找到</translation>
    </message>
    <message>
        <source>For your eyes, never in a draft</source>
        <translation>仅供您查看，不会写进草稿</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>DraftsSection</name>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Prepare answers while the assistant has nothing else to do</source>
        <translation>助手空闲时预先准备回复</translation>
    </message>
    <message>
        <source>Three short answers for each message that waits, made on this computer and kept in your encrypted file. Not while the battery is being saved.</source>
        <translation>为每封待回复的邮件准备三个简短回复，在本机生成，保存在您的加密文件中。省电模式下不准备。</translation>
    </message>
    <message>
        <source>How you write is learned from five letters that you have sent.</source>
        <translation>您发出五封邮件后，程序会了解您的写作习惯。</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) in {language}: you</source>
        <translation>
            <numerusform>%n 封{language}邮件：您</numerusform>
        </translation>
    </message>
    <message>
        <source>usually greet with “{words}”</source>
        <translation>通常以“{words}”开头</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>close with “{words}”</source>
        <translation>以“{words}”结尾</translation>
    </message>
    <message numerus="yes">
        <source>write about %n word(s)</source>
        <translation>
            <numerusform>每封约 %n 个字</numerusform>
        </translation>
    </message>
    <message>
        <source>use short forms such as “I&apos;m”</source>
        <translation>使用“I&apos;m”等缩写</translation>
    </message>
    <message>
        <source>write “I am” in full</source>
        <translation>写完整的“I am”</translation>
    </message>
    <message>
        <source>{head} {rest}.</source>
        <translation>{head}{rest}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Let go to look into it before it comes in</source>
        <translation>松开后先查看，再决定是否导入</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>{done} of {total} pairs compared</source>
        <translation>已比较 {done} / {total} 对</translation>
    </message>
    <message>
        <source>Reading the contacts…</source>
        <translation>正在读取联系人…</translation>
    </message>
    <message>
        <source>But: {reasons}</source>
        <translation>但是：{reasons}</translation>
    </message>
    <message>
        <source>At least {sure} sure</source>
        <translation>把握至少 {sure}</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复联系人</translation>
    </message>
    <message>
        <source>Contacts that seem to be one person</source>
        <translation>看来是同一个人的联系人</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Merged before</source>
        <translation>已合并的</translation>
    </message>
    <message>
        <source>Groups of duplicates</source>
        <translation>重复联系人分组</translation>
    </message>
    <message>
        <source>How sure a group must be</source>
        <translation>一组至少要有多大把握</translation>
    </message>
    <message>
        <source>Search for duplicates</source>
        <translation>查找重复联系人</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n 组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n contact(s)</source>
        <translation>
            <numerusform>共 %n 个联系人</numerusform>
        </translation>
    </message>
    <message>
        <source>{groups} {contacts}</source>
        <translation>{groups}，{contacts}</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>不是同一个人</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The search was stopped</source>
        <translation>查找已停止</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动任何内容。</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>没有重复联系人</translation>
    </message>
    <message>
        <source>Move the slider to the left to find more.</source>
        <translation>将滑块向左移动可以找到更多。</translation>
    </message>
</context>
<context>
    <name>DuplicatesScreen</name>
    <message>
        <source>Merged: {names}. It can be taken apart.</source>
        <translation>已合并：{names}。随时可以拆开。</translation>
    </message>
    <message>
        <source>Apart again: {names}</source>
        <translation>已重新拆开：{names}</translation>
    </message>
</context>
<context>
    <name>ErasePersonDialog</name>
    <message>
        <source>Erase a person</source>
        <translation>抹除一个人</translation>
    </message>
    <message>
        <source>Erase {name} for good?</source>
        <translation>永久抹除 {name}？</translation>
    </message>
    <message>
        <source>The contact goes with all messages, files, drafts, moods and former states, and is blotted out in other people&apos;s records. This can&apos;t be undone. Backups made before still hold this person; the report names them and can replace them.</source>
        <translation>该联系人及其所有消息、文件、草稿、情绪和以前的状态都会被删除，并会从其他人的记录中抹去。此操作无法撤销。以前的备份中仍有此人；报告会列出这些备份，并可将其替换。</translation>
    </message>
    <message>
        <source>Type the name to go on: {name}</source>
        <translation>输入姓名以继续：{name}</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>此人的姓名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久抹除</translation>
    </message>
</context>
<context>
    <name>ErasureDialog</name>
    <message>
        <source>Erased</source>
        <translation>已抹除</translation>
    </message>
    <message>
        <source>What was erased</source>
        <translation>抹除的内容</translation>
    </message>
    <message numerus="yes">
        <source>Make a new backup and delete %n older</source>
        <translation>
            <numerusform>创建新备份并删除 %n 个旧备份</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The person was erased</source>
        <translation>此人已被抹除</translation>
    </message>
    <message numerus="yes">
        <source>A new backup was made; %n older deleted.</source>
        <translation>
            <numerusform>已创建新备份，并删除了 %n 个旧备份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a new backup…</source>
        <translation>正在创建新备份…</translation>
    </message>
</context>
<context>
    <name>ExamplesSection</name>
    <message numerus="yes">
        <source>%Ln example(s) are in {file}.</source>
        <translation>
            <numerusform>%Ln 个示例已写入 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>What customers wrote and what you answered leaves the encrypted file word for word: whoever gets the examples can read it, and an adapter trained on them may repeat it.</source>
        <translation>客户写的和您答的会一字不改地离开加密文件：谁拿到这些示例都能读到，用它们训练出的适配器也可能复述出来。</translation>
    </message>
    <message>
        <source>Names, firms, numbers and addresses that the program knows or recognises get made-up ones. What else was written leaves the encrypted file: read it through before somebody else gets it.</source>
        <translation>程序知道或认出的姓名、公司、号码和地址都会换成虚构的。其余文字会离开加密文件：交给别人之前请先通读一遍。</translation>
    </message>
    <message>
        <source>Examples to train on</source>
        <translation>训练用的示例</translation>
    </message>
    <message>
        <source>What customers wrote and what you sent, the newest 1,000, as JSON lines in the chat format “messages” that LoRA trainers read. The adapter that comes of it is put on by “cardfile model adapter”.</source>
        <translation>客户写的和您发出的，最新的 1,000 组，存成 JSON 行，采用 LoRA 训练工具能读的“messages”对话格式。训练出的适配器用“cardfile model adapter”装上。</translation>
    </message>
    <message>
        <source>Also answers that I wrote without a draft</source>
        <translation>也包括我没用草稿自己写的回复</translation>
    </message>
    <message>
        <source>With real names, numbers and addresses</source>
        <translation>保留真实的姓名、号码和地址</translation>
    </message>
    <message>
        <source>Save examples…</source>
        <translation>保存示例…</translation>
    </message>
</context>
<context>
    <name>ExportScreen</name>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>已停止，没有留下任何东西。</translation>
    </message>
</context>
<context>
    <name>ExportSection</name>
    <message>
        <source>Take everything with you</source>
        <translation>带走全部数据</translation>
    </message>
    <message>
        <source>Your data are yours, in forms that other programs read. What is taken out is no longer encrypted: keep it as you would keep the file&apos;s passphrase.</source>
        <translation>数据属于您，可导出为其他程序能读的格式。导出的内容不再加密：请像保管密码短语一样保管它。</translation>
    </message>
    <message>
        <source>What to take along</source>
        <translation>要带走什么</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>FieldDialog</name>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>Change field</source>
        <translation>更改字段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Currency, such as EUR or CNY</source>
        <translation>货币，如 EUR 或 CNY</translation>
    </message>
    <message>
        <source>Choices, one a line</source>
        <translation>选项，每行一个</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>Your own fields</source>
        <translation>您的自定义字段</translation>
    </message>
</context>
<context>
    <name>FieldsScreen</name>
    <message>
        <source>{field} removed with what stood in it; undo brings it back</source>
        <translation>已删除{field}及其内容；撤销即可恢复</translation>
    </message>
    <message>
        <source>Rename {tag}</source>
        <translation>重命名{tag}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>{tag} taken away; undo brings it back</source>
        <translation>已移除{tag}；撤销即可恢复</translation>
    </message>
</context>
<context>
    <name>FieldsView</name>
    <message>
        <source>Move {field} up</source>
        <translation>上移{field}</translation>
    </message>
    <message>
        <source>Move {field} down</source>
        <translation>下移{field}</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation>更改{field}</translation>
    </message>
    <message>
        <source>Remove {field}</source>
        <translation>删除{field}</translation>
    </message>
    <message>
        <source>Colour of {tag}</source>
        <translation>{tag}的颜色</translation>
    </message>
    <message>
        <source>Rename {tag}</source>
        <translation>重命名{tag}</translation>
    </message>
    <message>
        <source>Take {tag} away from everybody</source>
        <translation>从所有人移除{tag}</translation>
    </message>
    <message>
        <source>Fields and tags</source>
        <translation>字段与标签</translation>
    </message>
    <message>
        <source>What you keep of contacts, companies and deals besides what each has.</source>
        <translation>除固有内容外，您为联系人、公司和商机另外记录的内容。</translation>
    </message>
    <message>
        <source>New field…</source>
        <translation>新字段…</translation>
    </message>
    <message>
        <source>No fields of your own yet.</source>
        <translation>还没有自定义字段。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>Waiting for your reply</source>
        <translation>等待您回复</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次往来</translation>
    </message>
    <message>
        <source>Moods so far</source>
        <translation>历来情绪</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all conditions away</source>
        <translation>移除所有条件</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>满足任一</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>满足全部</translation>
    </message>
    <message>
        <source>Whether one of the conditions is enough, or all must hold</source>
        <translation>满足任一条件即可，还是须全部满足</translation>
    </message>
    <message>
        <source>{condition}: Enter changes it, Delete takes it away</source>
        <translation>{condition}：按 Enter 更改，按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>After an offer</source>
        <translation>报价之后</translation>
    </message>
    <message>
        <source>Call: did the offer arrive?</source>
        <translation>致电：报价收到了吗？</translation>
    </message>
    <message>
        <source>Write: any questions?</source>
        <translation>去信：有什么疑问吗？</translation>
    </message>
    <message>
        <source>Call once more, then let it rest</source>
        <translation>再致电一次，然后搁置</translation>
    </message>
    <message>
        <source>After a first talk</source>
        <translation>初次沟通之后</translation>
    </message>
    <message>
        <source>Write a summary</source>
        <translation>发送小结</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>致电</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>再次去信</translation>
    </message>
    <message>
        <source>After a delivery</source>
        <translation>交付之后</translation>
    </message>
    <message>
        <source>Ask whether everything is right</source>
        <translation>询问是否一切妥当</translation>
    </message>
    <message>
        <source>Ask how it is doing</source>
        <translation>询问使用情况</translation>
    </message>
    <message>
        <source>Remember the anniversary</source>
        <translation>记得周年问候</translation>
    </message>
    <message>
        <source>Follow-ups for {name}</source>
        <translation>{name} 的跟进</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>起算日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source> days after</source>
        <translation> 天后</translation>
    </message>
    <message>
        <source>Days, line {number}</source>
        <translation>第 {number} 行的天数</translation>
    </message>
    <message>
        <source>What is to be done, line {number}</source>
        <translation>第 {number} 行要做的事</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>Also on Saturdays and Sundays</source>
        <translation>周六、周日也安排</translation>
    </message>
    <message>
        <source>As soon as {name} answers, you are asked whether the rest may go.</source>
        <translation>{name} 一旦回复，会询问您是否取消其余跟进。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
</context>
<context>
    <name>FollowUpScreen</name>
    <message numerus="yes">
        <source>%n follow-up(s) planned</source>
        <translation>
            <numerusform>已安排 %n 项跟进</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} answered. What becomes of the follow-ups is asked under Tasks.</source>
        <translation>{name} 已回复。请在“任务”中决定其余跟进。</translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s) dropped</source>
        <translation>
            <numerusform>已取消 %n 项跟进</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s) kept as tasks</source>
        <translation>
            <numerusform>已将 %n 项跟进保留为任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GistView</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The conversation in short</source>
        <translation>对话概要</translation>
    </message>
    <message>
        <source>Show this message</source>
        <translation>显示这条消息</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Undone: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every change is one step, an import too. Undone steps can be redone.</source>
        <translation>每次更改都是一步，一次导入也是一步。撤销后可以重做。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>还没有操作</translation>
    </message>
    <message>
        <source>Your steps will be listed here.</source>
        <translation>您的操作会列在这里。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>undone {when}</source>
        <translation>{when} 已撤销</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Done: {what}</source>
        <translation>完成：{what}</translation>
    </message>
    <message>
        <source>Put off to {day}: {what}</source>
        <translation>推迟到 {day}：{what}</translation>
    </message>
    <message>
        <source>No longer told of {who}: {what}</source>
        <translation>不再提醒 {who}：{what}</translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>接下来做什么</translation>
    </message>
    <message>
        <source>Enter opens, Space: done, T: tomorrow, W: next week, N: not for this person. What is put off comes back earlier when something new happens.</source>
        <translation>Enter 打开，空格：完成，T：明天，W：下周，N：不再提醒此人。推迟的事在有新情况时会提前回来。</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有等待处理的事</translation>
    </message>
    <message>
        <source>Nobody waits for an answer, nothing is due, nobody has gone quiet.</source>
        <translation>没有人在等回复，没有到期的事，也没有很久没联系的人。</translation>
    </message>
    <message numerus="yes">
        <source>%n older conversation(s) nobody answered</source>
        <translation>
            <numerusform>%n 个更早的对话没有人回复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a reply</source>
        <translation>
            <numerusform>%n 个在等回复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) today</source>
        <translation>
            <numerusform>今天 %n 个会面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 个逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n 个今天到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n 个进行中的商机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Reading the first records…</source>
        <translation>正在读取前几条记录…</translation>
    </message>
    <message>
        <source>Nothing in it can be read.</source>
        <translation>其中没有可以读取的内容。</translation>
    </message>
    <message>
        <source>Cardfile reads mail, tables, spreadsheets, contacts, calendars, chats and folders of them.</source>
        <translation>Cardfile 能读取邮件、表格、电子表格、联系人、日历、聊天记录以及装有它们的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) read</source>
        <translation>
            <numerusform>已读取 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Paste text</source>
        <translation>粘贴文本</translation>
    </message>
    <message>
        <source>Drop files here, or choose them</source>
        <translation>把文件拖到这里，或选择文件</translation>
    </message>
    <message>
        <source>Mail, tables, spreadsheets, contacts, calendars, folders of them, or a chat or a mail that you copied. You see it first.</source>
        <translation>邮件、表格、电子表格、联系人、日历、装有它们的文件夹，或您复制的聊天或邮件。导入前您会先看到内容。</translation>
    </message>
    <message>
        <source>Go through them…</source>
        <translation>逐个整理…</translation>
    </message>
    <message>
        <source>Decide about each new contact</source>
        <translation>逐一决定如何处理新联系人</translation>
    </message>
    <message>
        <source>Save what was left out…</source>
        <translation>保存未导入的内容…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Only try</source>
        <translation>仅试运行</translation>
    </message>
    <message>
        <source>Say what would happen and write nothing</source>
        <translation>只说明会发生什么，不写入任何内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
</context>
<context>
    <name>ImportPreviewView</name>
    <message>
        <source>My addresses</source>
        <translation>我的地址</translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation>you@example.com</translation>
    </message>
    <message>
        <source>Make people who wrote to me contacts</source>
        <translation>把给我写信的人加入联系人</translation>
    </message>
    <message>
        <source>Mailbox (mbox)</source>
        <translation>邮箱（mbox）</translation>
    </message>
    <message>
        <source>Mail (eml)</source>
        <translation>邮件（eml）</translation>
    </message>
    <message>
        <source>Mail folder</source>
        <translation>邮件文件夹</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Contacts (vCard)</source>
        <translation>联系人（vCard）</translation>
    </message>
    <message>
        <source>Address book (LDIF)</source>
        <translation>通讯录（LDIF）</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>Mail (Outlook)</source>
        <translation>邮件（Outlook）</translation>
    </message>
    <message>
        <source>Everything (archive of Cardfile)</source>
        <translation>全部数据（Cardfile 归档）</translation>
    </message>
    <message>
        <source>Several kinds of files</source>
        <translation>多种文件</translation>
    </message>
    <message numerus="yes">
        <source>first %n record(s)</source>
        <translation>
            <numerusform>前 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can&apos;t be read</source>
        <translation>
            <numerusform>%n 条无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>no day is written there; today&apos;s or yesterday&apos;s is taken</source>
        <translation>那里没有写日期，按今天或昨天计算</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of people whom you erased; they stay out.</source>
        <translation>
            <numerusform>%n 条记录属于您抹除过的人，将不导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mail from these counts as yours; add your name as it stands in a chat. Separate several with commas.</source>
        <translation>来自这些地址的邮件算作您的；聊天中请加上您显示的名字。多个用逗号分隔。</translation>
    </message>
    <message>
        <source>Contacts and companies</source>
        <translation>联系人和公司</translation>
    </message>
    <message>
        <source>Add new ones, update known ones</source>
        <translation>添加新的，更新已有的</translation>
    </message>
    <message>
        <source>Only add new ones</source>
        <translation>只添加新的</translation>
    </message>
    <message>
        <source>Only update known ones</source>
        <translation>只更新已有的</translation>
    </message>
    <message>
        <source>Bring people back whom I erased</source>
        <translation>重新导入我抹除过的人</translation>
    </message>
</context>
<context>
    <name>ImportReportView</name>
    <message>
        <source>Import finished</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>将会发生什么</translation>
    </message>
    <message>
        <source>Import stopped</source>
        <translation>导入已停止</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>Nothing was written yet.</source>
        <translation>尚未写入任何内容。</translation>
    </message>
    <message>
        <source>It was stopped; what was read by then is in your file.</source>
        <translation>导入已停止；此前读取的内容已在您的文件中。</translation>
    </message>
    <message>
        <source>{where}: {reason}</source>
        <translation>{where}：{reason}</translation>
    </message>
    <message>
        <source>Everything in it was already here; nothing changed.</source>
        <translation>其中的内容都已存在，没有任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who wrote became contacts.</source>
        <translation>
            <numerusform>%n 位来信人已加入联系人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) who wrote are not contacts.</source>
        <translation>
            <numerusform>%n 位来信人不在联系人中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved in {name}; mend them and import that.</source>
        <translation>
            <numerusform>已将 %n 条记录保存到 {name}；修改后再导入该文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Import again to go on with it.</source>
        <translation>再次打开“导入”即可继续。</translation>
    </message>
    <message>
        <source>Other work came in between, so it is two steps to undo.</source>
        <translation>中途做过其他操作，因此撤销分为两步。</translation>
    </message>
    <message>
        <source>The whole import can be undone in one step.</source>
        <translation>整个导入可以一步撤销。</translation>
    </message>
    <message>
        <source>{file}, record {number}</source>
        <translation>{file}，第 {number} 条</translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>剪贴板上没有文本。</translation>
    </message>
    <message>
        <source>Copy a chat or a mail first, then paste it here.</source>
        <translation>请先复制聊天或邮件，再粘贴到这里。</translation>
    </message>
    <message numerus="yes">
        <source>Import finished: %n new record(s)</source>
        <translation>
            <numerusform>导入完成：新增 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Save what was left out</source>
        <translation>保存未导入的内容</translation>
    </message>
    <message>
        <source>left out.csv</source>
        <translation>未导入.csv</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Save attachment</source>
        <translation>保存附件</translation>
    </message>
</context>
<context>
    <name>InsightsScreen</name>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>InsightsView</name>
    <message>
        <source>No messages of customers in this period.</source>
        <translation>这段时间没有客户消息。</translation>
    </message>
    <message>
        <source>Why customers are upset</source>
        <translation>客户为何不满</translation>
    </message>
    <message>
        <source>No reason that two messages share.</source>
        <translation>没有两条消息共有的原因。</translation>
    </message>
    <message>
        <source>Nobody waited for an answer in this period.</source>
        <translation>这段时间没有人等待答复。</translation>
    </message>
    <message>
        <source>Too few to tell</source>
        <translation>数量太少，无法判断</translation>
    </message>
    <message>
        <source>{percent} satisfied</source>
        <translation>{percent} 满意</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Your reply times</source>
        <translation>您的回复时间</translation>
    </message>
    <message>
        <source>Mood over time</source>
        <translation>情绪变化</translation>
    </message>
    <message>
        <source>Mean of all rated messages, weighed by certainty; the band holds the true value 19 times of 20.</source>
        <translation>所有已评消息的平均值，按把握程度加权；真实值有 95% 的可能落在色带内。</translation>
    </message>
    <message>
        <source>How messages sounded</source>
        <translation>消息的语气</translation>
    </message>
    <message>
        <source>No rated messages in this period.</source>
        <translation>这段时间没有已评的消息。</translation>
    </message>
    <message>
        <source>Too few rated messages in each step to tell a mood.</source>
        <translation>每一段的已评消息太少，无法判断情绪。</translation>
    </message>
    <message>
        <source>Satisfaction compared</source>
        <translation>满意度比较</translation>
    </message>
    <message>
        <source>Nothing to compare in this period.</source>
        <translation>这段时间没有可比较的内容。</translation>
    </message>
    <message>
        <source>Mood dropped</source>
        <translation>情绪变差</translation>
    </message>
    <message>
        <source>The last three messages against the contact&apos;s own earlier ones; one bad message alone is no alert. Whatever the period, within the last 30 days.</source>
        <translation>最近三条消息与该联系人以往消息相比；单独一条不好的消息不会提醒。与所选时间无关，只看最近 30 天。</translation>
    </message>
    <message>
        <source>Nobody sounds worse than before.</source>
        <translation>没有人的语气比以前差。</translation>
    </message>
    <message>
        <source>Waiting for your reply</source>
        <translation>等待您回复</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) now, by days since the first unanswered message.</source>
        <translation>
            <numerusform>现有 %n 个对话，按首条未答复消息以来的天数。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits for an answer.</source>
        <translation>没有人在等待答复。</translation>
    </message>
    <message>
        <source>{incoming} from customers, {outgoing} from you; no automatic mail.</source>
        <translation>客户 {incoming} 次，您 {outgoing} 次；不含自动邮件。</translation>
    </message>
    <message>
        <source>Interactions by channel</source>
        <translation>各渠道往来</translation>
    </message>
    <message>
        <source>Nothing passed in this period.</source>
        <translation>这段时间没有往来。</translation>
    </message>
    <message>
        <source>Forecast {sums}</source>
        <translation>预测 {sums}</translation>
    </message>
    <message>
        <source>All open deals now, each weighed by its stage&apos;s chance.</source>
        <translation>目前所有进行中的商机，按所处阶段的成交概率加权。</translation>
    </message>
    <message>
        <source>Open deals by stage</source>
        <translation>各阶段进行中的商机</translation>
    </message>
    <message>
        <source>Deals won and lost</source>
        <translation>赢单与丢单</translation>
    </message>
    <message>
        <source>By month closed.</source>
        <translation>按结束的月份。</translation>
    </message>
    <message>
        <source>Why deals were lost</source>
        <translation>丢单的原因</translation>
    </message>
    <message>
        <source>No deals were closed in this period.</source>
        <translation>这段时间没有结束的商机。</translation>
    </message>
    <message>
        <source>Happy messages among those that show a feeling, where there are most of these; the line holds the true share 19 times of 20.</source>
        <translation>在带有情绪的消息中满意消息的比例，列出此类消息最多的；真实比例有 95% 的可能落在线段内。</translation>
    </message>
    <message>
        <source>The {shown} sharpest drops of {count}.</source>
        <translation>{count} 个中变化最大的 {shown} 个。</translation>
    </message>
    <message>
        <source>No open deals.</source>
        <translation>没有进行中的商机。</translation>
    </message>
    <message>
        <source>No deal was lost in this period.</source>
        <translation>这段时间没有丢单。</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>洞察</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>The satisfaction report as PDF</source>
        <translation>满意度报告（PDF）</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>The report&apos;s figures as CSV or Excel table</source>
        <translation>报告数据（CSV 或 Excel 表格）</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>还没有可统计的内容</translation>
    </message>
    <message>
        <source>Import your mail: once moods are read, this page says how satisfied your customers are, why some are not, and how long they wait for you.</source>
        <translation>请先导入邮件：读出情绪后，这里会显示客户的满意程度、不满的原因，以及他们等待您答复的时间。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
</context>
<context>
    <name>KeySection</name>
    <message>
        <source>Your key</source>
        <translation>您的密钥</translation>
    </message>
    <message>
        <source>What opens the encrypted file. Each change asks for your passphrase.</source>
        <translation>打开加密文件的方式。每次更改都需要您的密码短语。</translation>
    </message>
    <message>
        <source>A new passphrase takes the place of yours at once.</source>
        <translation>新密码短语立即取代您现有的密码短语。</translation>
    </message>
    <message>
        <source>A new recovery code takes the place of the sheet you have.</source>
        <translation>新的恢复码取代您现有的那张纸。</translation>
    </message>
    <message>
        <source>Nobody typed the recovery code back yet: check your sheet.</source>
        <translation>还没有人把恢复码输回来核对过：请核对您的纸。</translation>
    </message>
    <message>
        <source>A new key encrypts the file anew; old copies of the key open it no more.</source>
        <translation>用新密钥重新加密文件；旧密钥的副本再也打不开它。</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>更改密码短语…</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>新的恢复码…</translation>
    </message>
    <message>
        <source>Renew the key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Check the sheet…</source>
        <translation>核对恢复纸…</translation>
    </message>
    <message>
        <source>Let this system&apos;s keyring open it without a question</source>
        <translation>让本系统的密钥环无需询问即可打开</translation>
    </message>
</context>
<context>
    <name>KnowledgeView</name>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Prices, hours, terms: what answers may rely on.</source>
        <translation>价格、时间、条款：回复可以依据的内容。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What answers may say</source>
        <translation>回复可以引用的内容</translation>
    </message>
    <message>
        <source>For example: Delivery</source>
        <translation>例如：送货</translation>
    </message>
    <message>
        <source>We deliver on weekdays from 8:00 to 17:00. Within the city it is free.</source>
        <translation>工作日 8:00 至 17:00 送货，市区内免费。</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新建笔记</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存笔记</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>删除笔记</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>还没有笔记</translation>
    </message>
    <message>
        <source>Write the first one; drafts will quote it.</source>
        <translation>写下第一条，草稿会引用它。</translation>
    </message>
</context>
<context>
    <name>LearningView</name>
    <message>
        <source>How often the program had said what you say</source>
        <translation>程序与您判断一致的比例</translation>
    </message>
    <message>
        <source>Each point is up to 20 of your answers, one after the other. You are asked about what is hard to tell, so a share below all messages&apos; is to be expected.</source>
        <translation>每个点代表您先后作出的至多 20 个回答。问您的都是难判断的消息，所以比例低于全部消息是正常的。</translation>
    </message>
    <message>
        <source>Who said the moods in your file: {counts}.</source>
        <translation>您文件中的语气由谁判断：{counts}。</translation>
    </message>
    <message>
        <source>Too few answers to tell yet: say what some messages sound like.</source>
        <translation>回答还太少，看不出规律：请先标注几条消息的语气。</translation>
    </message>
    <message>
        <source>Said the same</source>
        <translation>判断一致</translation>
    </message>
    <message>
        <source>{agreed} of {answers} answers agreed in all</source>
        <translation>总共 {answers} 个回答中有 {agreed} 个一致</translation>
    </message>
    <message>
        <source>Answers since</source>
        <translation>回答起始</translation>
    </message>
    <message>
        <source>{agreed} of {answers} since {day}</source>
        <translation>自 {day}起 {answers} 个中有 {agreed} 个一致</translation>
    </message>
    <message>
        <source>Cardfile has not learned from your mail yet; it takes some hundred read messages.</source>
        <translation>Cardfile 还没有从您的邮件中学习；需要先读过几百条消息。</translation>
    </message>
    <message numerus="yes">
        <source>From %n read message(s) Cardfile tried to learn to answer by itself; it would be worse than reading, so it is not used.</source>
        <translation>
            <numerusform>Cardfile 尝试从 %n 条读过的消息中学会自行判断；结果不如逐条阅读，因此没有采用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n read message(s) Cardfile learned to answer by itself where it is sure. Tried on messages it had not seen, it was sure of {answers} and right about {agreement} of these. What it learned stays in your encrypted file.</source>
        <translation>
            <numerusform>Cardfile 从 %n 条读过的消息中学会在有把握时自行判断。在没见过的消息上，它对 {answers} 有把握，其中 {agreement} 判断一致。学到的内容只保存在您的加密文件中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>What you were writing is not saved yet. {what} Cardfile tries again every few seconds; your passphrase brings you back to it.</source>
        <translation>您正在写的内容尚未保存。{what}Cardfile 每隔几秒会再试一次；输入您的密码短语即可回到原处。</translation>
    </message>
</context>
<context>
    <name>LikeMessagesDialog</name>
    <message>
        <source>Messages like this one</source>
        <translation>与这条相似的消息</translation>
    </message>
    <message numerus="yes">
        <source>%n other message(s) would change</source>
        <translation>
            <numerusform>另有 %n 条消息会随之改变</numerusform>
        </translation>
    </message>
    <message>
        <source>They are like this one and would become “{mood}”. The most alike are shown:</source>
        <translation>它们与这条相似，会变成“{mood}”。下面是最相似的几条：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>只改这一条</translation>
    </message>
    <message>
        <source>Change all of them</source>
        <translation>全部更改</translation>
    </message>
</context>
<context>
    <name>LikeStrip</name>
    <message numerus="yes">
        <source>%n message(s) like the last one would become “{mood}”, too:</source>
        <translation>
            <numerusform>另有 %n 条与上一条相似的消息也会变成“{mood}”：</numerusform>
        </translation>
    </message>
    <message>
        <source>Change them, too</source>
        <translation>一并更改</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>保持不变</translation>
    </message>
</context>
<context>
    <name>LockSection</name>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Locking starts the program anew at the passphrase; what you were writing comes back. When the session locks or the computer sleeps, it locks too; when nobody is there, a running import is waited for.</source>
        <translation>锁定时程序会重新启动并要求输入密码短语，您正在写的内容会恢复。会话锁定或电脑休眠时也会锁定；无人操作时，等导入结束再锁定。</translation>
    </message>
    <message>
        <source>When nobody touched it for</source>
        <translation>无人操作达到</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>不自动锁定</translation>
    </message>
</context>
<context>
    <name>LoseDealDialog</name>
    <message>
        <source>Lost deal</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>“{deal}” was lost</source>
        <translation>“{deal}”丢单</translation>
    </message>
    <message>
        <source>Why? It helps with the next one.</source>
        <translation>为什么？下次用得上。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For example: too dear, too late, no answer</source>
        <translation>例如：太贵、太晚、没有回音</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation>标为丢单</translation>
    </message>
</context>
<context>
    <name>ManualDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>What the columns mean:</source>
        <translation>各列的含义：</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>city</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>region</source>
        <translation>省/地区</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>PO box</source>
        <translation>邮政信箱</translation>
    </message>
    <message>
        <source>Keep as a detail</source>
        <translation>作为备注信息保留</translation>
    </message>
    <message>
        <source>Make it a field</source>
        <translation>设为字段</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全名</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>中间名</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Title before the name</source>
        <translation>称谓</translation>
    </message>
    <message>
        <source>Suffix after the name</source>
        <translation>后缀</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Deal: a detail of it</source>
        <translation>商机：详情</translation>
    </message>
    <message>
        <source>Deal: title</source>
        <translation>商机：标题</translation>
    </message>
    <message>
        <source>Deal: amount</source>
        <translation>商机：金额</translation>
    </message>
    <message>
        <source>Deal: currency</source>
        <translation>商机：币种</translation>
    </message>
    <message>
        <source>Deal: stage</source>
        <translation>商机：阶段</translation>
    </message>
    <message>
        <source>Deal: open, won or lost</source>
        <translation>商机：进行、赢单或丢单</translation>
    </message>
    <message>
        <source>Deal: expected day</source>
        <translation>商机：预计日期</translation>
    </message>
    <message>
        <source>Deal: first day</source>
        <translation>商机：开始日期</translation>
    </message>
    <message>
        <source>Deal: closing day</source>
        <translation>商机：结束日期</translation>
    </message>
    <message>
        <source>Deal: reason for losing it</source>
        <translation>商机：丢单原因</translation>
    </message>
    <message>
        <source>Deal: chance</source>
        <translation>商机：赢率</translation>
    </message>
    <message>
        <source>Deal: contacts</source>
        <translation>商机：联系人</translation>
    </message>
    <message>
        <source>Deal: identifier</source>
        <translation>商机：编号</translation>
    </message>
    <message>
        <source>Deal: notes</source>
        <translation>商机：备注</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>MeaningSection</name>
    <message>
        <source>Search by meaning</source>
        <translation>按意思搜索</translation>
    </message>
    <message>
        <source>A small model reads your messages and notes on this computer, so that the search also finds what is worded differently. What it makes of them stays in your encrypted file.</source>
        <translation>一个小模型在本机阅读您的消息和笔记，这样换了说法的内容也能搜到。它得出的结果只保存在您的加密文件里。</translation>
    </message>
    <message>
        <source>Also find what means alike</source>
        <translation>也找意思相近的内容</translation>
    </message>
    <message>
        <source>The model for this is not on this computer. Set-up gets it; searching by words works without it.</source>
        <translation>本机没有所需的模型。安装程序会取得它；没有它，按词搜索照常可用。</translation>
    </message>
    <message>
        <source>Reading for meaning: {percent}%</source>
        <translation>正在阅读以便按意思搜索：{percent}%</translation>
    </message>
    <message>
        <source>Reading for meaning: {percent}%, waiting for other work</source>
        <translation>正在阅读以便按意思搜索：{percent}%，等其他工作先完成</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>已全部读完。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>MergePreview</name>
    <message>
        <source>Contact {id}</source>
        <translation>联系人 {id}</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合并后</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>哪些联系人参与合并</translation>
    </message>
    <message>
        <source>What is kept; the other values stay as details</source>
        <translation>保留哪些值；其他值会留在详细信息里</translation>
    </message>
    <message>
        <source>The contacts side by side</source>
        <translation>联系人并排对照</translation>
    </message>
    <message>
        <source>Record that stays</source>
        <translation>保留的记录</translation>
    </message>
</context>
<context>
    <name>MergesView</name>
    <message>
        <source>Merges</source>
        <translation>合并记录</translation>
    </message>
    <message>
        <source>Nothing merged yet</source>
        <translation>还没有合并过</translation>
    </message>
    <message>
        <source>What you merge can be taken apart here, at any time.</source>
        <translation>合并过的联系人随时可以在这里拆开。</translation>
    </message>
    <message>
        <source>{names} became part of {name}</source>
        <translation>{names} 已并入 {name}</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>拆开</translation>
    </message>
    <message>
        <source>Take apart: {names}</source>
        <translation>拆开：{names}</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Save {name}…</source>
        <translation>保存 {name}…</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show the whole text</source>
        <translation>显示全文</translation>
    </message>
    <message>
        <source>Show quotes and signature</source>
        <translation>显示引用和签名</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>needs {memory} of memory</source>
        <translation>需要 {memory} 内存</translation>
    </message>
    <message>
        <source>Use for drafts</source>
        <translation>用于起草</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>short reply {seconds} s</source>
        <translation>短回复 {seconds} 秒</translation>
    </message>
    <message>
        <source>long mail {seconds} s</source>
        <translation>读长邮件 {seconds} 秒</translation>
    </message>
    <message>
        <source>{count} moods a minute</source>
        <translation>每分钟判断 {count} 条情绪</translation>
    </message>
    <message>
        <source>Ready after {load} s. Reads {read} and writes {write} tokens a second on {device}. {right} of {asked} moods right in a trial in English and Chinese.</source>
        <translation>{load} 秒后就绪。在{device}上每秒读 {read} 个、写 {write} 个词元。中英文试题 {asked} 条情绪中判断正确 {right} 条。</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
</context>
<context>
    <name>ModelScreen</name>
    <message>
        <source>writing a reply</source>
        <translation>正在书写回复</translation>
    </message>
    <message>
        <source>measuring this computer</source>
        <translation>正在测量这台电脑</translation>
    </message>
    <message>
        <source>reading moods</source>
        <translation>正在读取情绪</translation>
    </message>
</context>
<context>
    <name>MoodButton</name>
    <message>
        <source>No mood yet</source>
        <translation>尚无语气</translation>
    </message>
    <message>
        <source>Nobody has said how this sounds</source>
        <translation>还没有判断过这条消息的语气</translation>
    </message>
    <message>
        <source>Press to say otherwise</source>
        <translation>点按可以更正</translation>
    </message>
    <message>
        <source>Let the program decide</source>
        <translation>交给程序判断</translation>
    </message>
</context>
<context>
    <name>MoodTrend</name>
    <message numerus="yes">
        <source>%n message(s); the last, {day}: {score}</source>
        <translation>
            <numerusform>%n 条消息；最近一条 {day}：{score}</numerusform>
        </translation>
    </message>
    <message>
        <source>How their messages sounded</source>
        <translation>其消息的语气</translation>
    </message>
    <message>
        <source>From {before} to {now} since {day}: see the messages</source>
        <translation>自 {day}起从 {before} 降到 {now}：查看消息</translation>
    </message>
    <message>
        <source>Mood dropped</source>
        <translation>情绪变差</translation>
    </message>
</context>
<context>
    <name>MoodWordsScreen</name>
    <message>
        <source>“{word}” removed; undo brings it back</source>
        <translation>“{word}”已移除；可以撤销</translation>
    </message>
</context>
<context>
    <name>MoodWordsSection</name>
    <message>
        <source>Remove “{word}”</source>
        <translation>移除“{word}”</translation>
    </message>
    <message>
        <source>Words that mean something else here</source>
        <translation>在这里另有含义的词</translation>
    </message>
    <message>
        <source>“Sick” may be praise, and “cancel” is no complaint where bookings can be cancelled. Messages with such a word are read again, and each mood says when one was heeded.</source>
        <translation>“绝了”可能是称赞；在可以取消预订的地方，“取消”也不是抱怨。含有这些词的消息会重新读一遍，判断时采用了哪个词也会注明。</translation>
    </message>
    <message>
        <source>Word, as it stands in messages</source>
        <translation>词语，照消息里的写法</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>What the word means</source>
        <translation>这个词的含义</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) will be read again</source>
        <translation>
            <numerusform>%n 条消息会重新读一遍</numerusform>
        </translation>
    </message>
    <message>
        <source>No words yet.</source>
        <translation>还没有词语。</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NewContactDialog</name>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>NewProfileDialog</name>
    <message>
        <source>Write down your recovery code</source>
        <translation>请抄下您的恢复码</translation>
    </message>
    <message>
        <source>It opens your file if you forget the passphrase. It is shown only now.</source>
        <translation>忘记密码短语时可用它打开文件。只在此刻显示一次。</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>设置密码短语</translation>
    </message>
    <message>
        <source>It encrypts your customers on this computer. Nobody can reset it for you.</source>
        <translation>它用来加密这台电脑上的客户资料。任何人都无法替您重置。</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>先看看</translation>
    </message>
    <message>
        <source>With sample data and without a passphrase; nothing of it is kept</source>
        <translation>使用示例数据，无需密码短语；不会保留任何内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Make my file</source>
        <translation>创建我的文件</translation>
    </message>
</context>
<context>
    <name>NextActionRow</name>
    <message>
        <source>Enter opens it, Space notes that it is done, T puts it off to tomorrow.</source>
        <translation>按 Enter 打开，按空格标记完成，按 T 推迟到明天。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done  (Space)</source>
        <translation>完成（空格）</translation>
    </message>
    <message>
        <source>Done: {task}</source>
        <translation>完成：{task}</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Put off, or leave out</source>
        <translation>推迟，或不再提醒</translation>
    </message>
    <message>
        <source>Put off: {task}</source>
        <translation>推迟：{task}</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>Not for this person</source>
        <translation>不再提醒此人</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A backup could not be made</source>
        <translation>备份未能完成</translation>
    </message>
    <message>
        <source>The draft is ready</source>
        <translation>草稿已写好</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) due</source>
        <translation>
            <numerusform>%n 项任务到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Due: {what}</source>
        <translation>到期：{what}</translation>
    </message>
    <message>
        <source>A meeting begins at {time}</source>
        <translation>{time} 有会面</translation>
    </message>
    <message>
        <source>At {time}: {what}</source>
        <translation>{time}：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) for today</source>
        <translation>
            <numerusform>今天有 %n 项任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 项已逾期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineSection</name>
    <message>
        <source>Promises and offline proof</source>
        <translation>承诺与离线证明</translation>
    </message>
    <message>
        <source>What is promised about your data, and how you can see that it is kept.</source>
        <translation>我们对您数据的承诺，以及您如何亲自查验。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: no telemetry, no updates, no connection.</source>
        <translation>任何内容都不会离开这台电脑：没有遥测，没有自动更新，没有网络连接。</translation>
    </message>
    <message>
        <source>All customer data is in one encrypted file that only you can open.</source>
        <translation>所有客户数据都在一个加密文件里，只有您能打开。</translation>
    </message>
    <message>
        <source>The writing assistant runs here. It proposes; only you decide.</source>
        <translation>写作助手在本机运行。它只提建议，由您决定。</translation>
    </message>
    <message>
        <source>Files from outside are read in a confined process and never acted upon.</source>
        <translation>外来文件在受限进程中读取，其中的内容绝不会被执行。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Internet sockets</source>
        <translation>互联网套接字</translation>
    </message>
    <message>
        <source>Local sockets</source>
        <translation>本机套接字</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Takes a tour through the program under strace and counts its network calls</source>
        <translation>在 strace 下完整运行一遍程序，并统计其网络调用</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Prove it…</source>
        <translation>运行证明…</translation>
    </message>
    <message>
        <source>A tour through the program is being traced…</source>
        <translation>正在跟踪程序的完整运行…</translation>
    </message>
    <message>
        <source>This system has no filter that takes the network from a program.</source>
        <translation>此系统没有可切断程序网络的过滤器。</translation>
    </message>
    <message>
        <source>Asked on purpose for an internet socket, the system refused it.</source>
        <translation>特意申请互联网套接字时，系统予以拒绝。</translation>
    </message>
    <message>
        <source>Asked on purpose for an internet socket, the system granted it.</source>
        <translation>特意申请互联网套接字时，系统竟然批准了。</translation>
    </message>
    <message>
        <source>Not traced: strace is not installed on this computer.</source>
        <translation>未跟踪：这台电脑没有安装 strace。</translation>
    </message>
    <message>
        <source>Not traced: strace doesn&apos;t see what programs do on this computer.</source>
        <translation>未跟踪：strace 在这台电脑上看不到程序的行为。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) for a network in the traced tour.</source>
        <translation>
            <numerusform>跟踪过程中有 %n 次网络调用。</numerusform>
        </translation>
    </message>
    <message>
        <source>The tour didn&apos;t reach its end. {seen}</source>
        <translation>跟踪未能完成。{seen}</translation>
    </message>
    <message>
        <source>This system doesn&apos;t show which sockets a process has.</source>
        <translation>此系统不显示进程打开了哪些套接字。</translation>
    </message>
    <message numerus="yes">
        <source>Refused: %n attempt(s) to reach the network.</source>
        <translation>
            <numerusform>已拒绝 %n 次访问网络的尝试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet socket(s) are open.</source>
        <translation>
            <numerusform>有 %n 个互联网套接字处于打开状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>No internet socket is open in any process of Cardfile.</source>
        <translation>Cardfile 的所有进程都没有打开互联网套接字。</translation>
    </message>
</context>
<context>
    <name>OpenImportView</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with this import where it stopped</source>
        <translation>从中断处继续这次导入</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不再继续</translation>
    </message>
    <message>
        <source>Keep what came in and don&apos;t ask again</source>
        <translation>保留已导入的内容，不再询问</translation>
    </message>
    <message>
        <source>The import of {name} was not finished</source>
        <translation>“{name}”的导入尚未完成</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) done</source>
        <translation>
            <numerusform>已完成 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>about {share} of it</source>
        <translation>约 {share}</translation>
    </message>
    <message>
        <source>{done}, {share}</source>
        <translation>{done}，{share}</translation>
    </message>
</context>
<context>
    <name>OpenMarksDialog</name>
    <message>
        <source>Still open</source>
        <translation>尚有未决之处</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in your answer are still open</source>
        <translation>
            <numerusform>回复中还有 %n 处未决</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>You are asked this once for each answer.</source>
        <translation>每封回复只询问一次。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看看</translation>
    </message>
    <message>
        <source>Hand over as it is</source>
        <translation>照原样继续</translation>
    </message>
</context>
<context>
    <name>OpeningDialog</name>
    <message>
        <source>Opening your file</source>
        <translation>正在打开您的文件</translation>
    </message>
    <message>
        <source>After an update it is backed up first and then brought up to date. A large file takes some minutes. You can close Cardfile meanwhile: nothing is lost, and it begins again the next time.</source>
        <translation>更新之后，会先备份文件，再把它转成新版本的格式。文件大时需要几分钟。其间可以关闭 Cardfile：什么都不会丢失，下次打开时会重新开始。</translation>
    </message>
    <message>
        <source>Close Cardfile</source>
        <translation>关闭 Cardfile</translation>
    </message>
</context>
<context>
    <name>PaletteScreen</name>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Search everything for “{words}”</source>
        <translation>在全部内容中搜索“{words}”</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>PaletteView</name>
    <message>
        <source>Nothing of that name</source>
        <translation>没有这个名称</translation>
    </message>
    <message>
        <source>Type a command, a name, a firm, a deal, a task</source>
        <translation>输入命令、姓名、公司、商机或任务</translation>
    </message>
    <message>
        <source>Commands and records</source>
        <translation>命令与记录</translation>
    </message>
    <message>
        <source>Up and Down move, Enter does it, Esc closes</source>
        <translation>上下键移动，Enter 执行，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>Four or five words that don&apos;t belong together are a good one.</source>
        <translation>四五个互不相干的词就是好密码短语。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Weak: a thief with your laptop could guess it. Add a word or two.</source>
        <translation>较弱：拿到您笔记本电脑的小偷可能猜得出来。请再加一两个词。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>良好。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>很强。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新密码短语</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>显示输入内容</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>{name} (you)</source>
        <translation>{name}（您）</translation>
    </message>
    <message>
        <source>What {name} may do</source>
        <translation>{name}的权限</translation>
    </message>
    <message>
        <source>Take access from {name}</source>
        <translation>取消{name}的访问权限</translation>
    </message>
    <message>
        <source>People with access</source>
        <translation>有访问权限的人</translation>
    </message>
    <message>
        <source>Each opens the same file by a passphrase of their own; steps carry names.</source>
        <translation>每个人用自己的密码短语打开同一个文件；每步操作都记有姓名。</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message>
        <source>not in your contacts</source>
        <translation>不在您的联系人中</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print: {title}</source>
        <translation>打印：{title}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已存为 {file}</translation>
    </message>
</context>
<context>
    <name>PrivacyView</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Your answer promises something</source>
        <translation>您的回复作出了承诺</translation>
    </message>
    <message>
        <source>What is ticked becomes a task, so that it isn&apos;t forgotten.</source>
        <translation>勾选的内容会成为任务，以免遗忘。</translation>
    </message>
    <message>
        <source>Promises in your answer</source>
        <translation>回复中的承诺</translation>
    </message>
    <message>
        <source>No task</source>
        <translation>不建任务</translation>
    </message>
    <message>
        <source>Add as tasks</source>
        <translation>添加为任务</translation>
    </message>
</context>
<context>
    <name>PromiseScreen</name>
    <message numerus="yes">
        <source>%n task(s) added</source>
        <translation>
            <numerusform>已添加 %n 个任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>最近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>所有渠道</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>All contacts and companies</source>
        <translation>所有联系人和公司</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Count everything again</source>
        <translation>重新统计全部</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Contact or company</source>
        <translation>联系人或公司</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>No more answers are ready</source>
        <translation>没有更多备好的回复了</translation>
    </message>
</context>
<context>
    <name>RecordGrid</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How to reach</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>First records</source>
        <translation>前几条记录</translation>
    </message>
    <message>
        <source>When, or how to reach</source>
        <translation>时间或联系方式</translation>
    </message>
    <message>
        <source>You to {name}</source>
        <translation>您致 {name}</translation>
    </message>
    <message>
        <source>Deal: {title}</source>
        <translation>商机：{title}</translation>
    </message>
    <message>
        <source>Task: {title}</source>
        <translation>任务：{title}</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
</context>
<context>
    <name>RecordsScreen</name>
    <message>
        <source>A table can&apos;t be put in the order of this column.</source>
        <translation>表格不能按此列排序。</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>View {name} saved</source>
        <translation>视图 {name} 已保存</translation>
    </message>
    <message>
        <source>Save these rows as a table</source>
        <translation>将这些行保存为表格</translation>
    </message>
    <message>
        <source>contacts.csv</source>
        <translation>联系人.csv</translation>
    </message>
    <message>
        <source>companies.csv</source>
        <translation>公司.csv</translation>
    </message>
    <message>
        <source>deals.csv</source>
        <translation>商机.csv</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved as {file}</source>
        <translation>
            <numerusform>已将 %n 行保存为 {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsView</name>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Which columns, in which order</source>
        <translation>显示哪些列及其顺序</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>保存视图…</translation>
    </message>
    <message>
        <source>Keep filters, columns and order by a name</source>
        <translation>以一个名称保存筛选、列和排序</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Forget this saved view</source>
        <translation>删除这个已保存的视图</translation>
    </message>
    <message>
        <source>Save as table…</source>
        <translation>保存为表格…</translation>
    </message>
    <message>
        <source>Save these rows and columns as CSV</source>
        <translation>将这些行和列保存为 CSV</translation>
    </message>
    <message>
        <source>What the table is about</source>
        <translation>表格内容</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Own conditions</source>
        <translation>自定条件</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Add tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Take tag away…</source>
        <translation>移除标签…</translation>
    </message>
    <message>
        <source>Set field…</source>
        <translation>填写字段…</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>归档…</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>还没有联系人</translation>
    </message>
    <message>
        <source>No companies yet</source>
        <translation>还没有公司</translation>
    </message>
    <message>
        <source>They come with the people who work there, or with an import.</source>
        <translation>公司会随在那里工作的联系人或导入一起出现。</translation>
    </message>
    <message>
        <source>No deals yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>None answers these conditions.</source>
        <translation>没有符合这些条件的记录。</translation>
    </message>
    <message>
        <source>Import a vCard or a table, or add one by hand.</source>
        <translation>导入 vCard 或表格，或手动添加。</translation>
    </message>
    <message>
        <source>Add one, or import a table that tells of sales.</source>
        <translation>新建一个，或导入含销售信息的表格。</translation>
    </message>
    <message numerus="yes">
        <source>%n marked</source>
        <translation>
            <numerusform>已选 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>It is the same: your sheet opens your file.</source>
        <translation>一致：您的这张纸可以打开文件。</translation>
    </message>
    <message>
        <source>Group {number} is different.</source>
        <translation>第 {number} 组不同。</translation>
    </message>
    <message>
        <source>Dashes and small letters don&apos;t matter.</source>
        <translation>连字符和大小写不影响。</translation>
    </message>
    <message>
        <source>To be sure, type it back from your sheet</source>
        <translation>为确保无误，请照着纸上再输入一遍</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print a sheet…</source>
        <translation>打印成纸…</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Your new recovery code</source>
        <translation>您的新恢复码</translation>
    </message>
    <message>
        <source>It takes the place of the old one. It is shown only now: write it down.</source>
        <translation>它取代旧的恢复码，只在此时显示：请抄下来。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
</context>
<context>
    <name>ReminderChoice</name>
    <message>
        <source>No reminder</source>
        <translation>不提醒</translation>
    </message>
    <message>
        <source>On the day, 9:00</source>
        <translation>当天 9:00</translation>
    </message>
    <message>
        <source>The day before, 9:00</source>
        <translation>前一天 9:00</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>一小时后</translation>
    </message>
    <message>
        <source>Tomorrow, 9:00</source>
        <translation>明天 9:00</translation>
    </message>
    <message>
        <source>At a moment…</source>
        <translation>指定时间…</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>When to remind</source>
        <translation>提醒时间</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It names places in the program, no customer.</source>
        <translation>报告只涉及程序位置，不含客户信息。</translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Your file needs help</source>
        <translation>您的文件需要修复</translation>
    </message>
    <message>
        <source>Whatever you choose, the file stays as it is, put aside.</source>
        <translation>无论您怎么选，原文件都会原样保留在一旁。</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复这份备份</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>抢救可读的内容</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Looking for your newest good backup…</source>
        <translation>正在查找最近一份完好的备份…</translation>
    </message>
    <message>
        <source>No good backup was found beside it.</source>
        <translation>旁边没有找到完好的备份。</translation>
    </message>
    <message>
        <source>Your newest good backup: {date}.</source>
        <translation>最近一份完好的备份：{date}。</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，什么都没有改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were saved.</source>
        <translation>
            <numerusform>已抢救 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln row(s) are lost.</source>
        <translation>
            <numerusform>最多丢失 %Ln 行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>{date}: restore this backup?</source>
        <translation>{date}：要恢复这份备份吗？</translation>
    </message>
    <message>
        <source>Your present file is put aside and stays in the list for a month. The window closes and opens again with the backup.</source>
        <translation>现在的文件会放到一旁，在列表中保留一个月。窗口将关闭，再以备份重新打开。</translation>
    </message>
    <message>
        <source>It was read through and holds: {counts}</source>
        <translation>已完整读取，其中有：{counts}</translation>
    </message>
    <message>
        <source>Your file holds now: {counts}</source>
        <translation>现在的文件中有：{counts}</translation>
    </message>
    <message>
        <source>Steps done since, which would be missing: {count}</source>
        <translation>此后做过、恢复后将缺失的步骤：{count}</translation>
    </message>
    <message>
        <source>Nothing was done since.</source>
        <translation>此后没有任何改动。</translation>
    </message>
</context>
<context>
    <name>RightsScreen</name>
    <message>
        <source>Save everything about {name}</source>
        <translation>保存 {name} 的全部信息</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
</context>
<context>
    <name>RulingScreen</name>
    <message numerus="yes">
        <source>%n message(s) marked “{mood}”</source>
        <translation>
            <numerusform>%n 条消息已标为“{mood}”</numerusform>
        </translation>
    </message>
    <message>
        <source>The program decides on this message again</source>
        <translation>这条消息重新由程序判断</translation>
    </message>
</context>
<context>
    <name>SalesSection</name>
    <message>
        <source>Deals and tasks</source>
        <translation>商机和任务</translation>
    </message>
    <message>
        <source>New deal…</source>
        <translation>新建商机…</translation>
    </message>
    <message>
        <source>A new deal with this contact</source>
        <translation>与此联系人新建商机</translation>
    </message>
    <message>
        <source>Follow-ups…</source>
        <translation>跟进…</translation>
    </message>
    <message>
        <source>Tasks counted from a day</source>
        <translation>从某日起按天数安排的任务</translation>
    </message>
    <message numerus="yes">
        <source>%n more task(s)</source>
        <translation>
            <numerusform>还有 %n 个任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Open a contact, a conversation with one, or a deal first.</source>
        <translation>请先打开联系人、与其的对话或商机。</translation>
    </message>
</context>
<context>
    <name>SearchResultsView</name>
    <message>
        <source>Alike in meaning, in other words</source>
        <translation>意思相近，用词不同</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Each changes at once.</source>
        <translation>更改立即生效。</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>While the window is not in front, the desktop shows them: tasks and meetings that are due, a backup that failed. Nothing is told while Cardfile is locked.</source>
        <translation>窗口不在最前时，由系统桌面显示提醒：到期的任务和会面、失败的备份。Cardfile 锁定期间不提醒。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The name goes under replies. Mail from your addresses counts as yours.</source>
        <translation>姓名用于回复落款。从您的地址发出的邮件算作您的。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>商号</translation>
    </message>
    <message>
        <source>Your addresses</source>
        <translation>您的地址</translation>
    </message>
    <message>
        <source>you@example.com, shop@example.com</source>
        <translation>you@example.com, shop@example.com</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>StepMenu</name>
    <message>
        <source>The last steps</source>
        <translation>最近的步骤</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的步骤</translation>
    </message>
</context>
<context>
    <name>TagCompletion</name>
    <message>
        <source>Tags there are</source>
        <translation>已有标签</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) fit, the Down key goes to them</source>
        <translation>
            <numerusform>%n 个标签符合，按向下键选择</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskAdder</name>
    <message>
        <source>Add a task, for example: Send the offer</source>
        <translation>添加任务，例如：发送报价</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Day it is due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>Some day</source>
        <translation>不定期</translation>
    </message>
    <message>
        <source>On a day…</source>
        <translation>指定日期…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the task</source>
        <translation>添加任务</translation>
    </message>
</context>
<context>
    <name>TaskDeeds</name>
    <message>
        <source>Task added: {task}</source>
        <translation>已添加任务：{task}</translation>
    </message>
    <message>
        <source>Task done</source>
        <translation>任务已完成</translation>
    </message>
    <message>
        <source>Task open again</source>
        <translation>任务已重新打开</translation>
    </message>
    <message>
        <source>Task put off</source>
        <translation>任务已推迟</translation>
    </message>
    <message>
        <source>Task deleted</source>
        <translation>任务已删除</translation>
    </message>
    <message>
        <source>Task changed</source>
        <translation>任务已修改</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>Change task</source>
        <translation>修改任务</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Day it is due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>That moment is over: nothing will remind you.</source>
        <translation>这个时间已过，不会再提醒。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>Done: {task}</source>
        <translation>完成：{task}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>More about {task}</source>
        <translation>更多：{task}</translation>
    </message>
    <message>
        <source>Put off to tomorrow</source>
        <translation>推迟到明天</translation>
    </message>
    <message>
        <source>Put off for a week</source>
        <translation>推迟一周</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>TasksView</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is to be done, by when and for whom.</source>
        <translation>要做什么，何时完成，为谁而做。</translation>
    </message>
    <message>
        <source>Show what is done</source>
        <translation>显示已完成</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Add a task above, or on a contact or a deal.</source>
        <translation>可在上方添加，也可在联系人或商机页添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Answer…</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>Answer it in the main window</source>
        <translation>在主窗口中回复</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s) in the main window</source>
        <translation>
            <numerusform>另有 %n 条较早的在主窗口中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadWindow</name>
    <message>
        <source>Save attachment</source>
        <translation>保存附件</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>Mail, calls and notes appear here.</source>
        <translation>邮件、通话和笔记会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ToastView</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Cardfile</source>
        <translation>打开 Cardfile</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Works offline</source>
        <translation>离线运行</translation>
    </message>
    <message>
        <source>Your data and the writing assistant stay on this computer.</source>
        <translation>您的数据和写作助手都只在这台电脑上。</translation>
    </message>
    <message>
        <source>Encrypted; opened by your system&apos;s keyring</source>
        <translation>已加密；由系统密钥环打开</translation>
    </message>
    <message>
        <source>Encrypted; opened by your passphrase</source>
        <translation>已加密；由您的密码短语打开</translation>
    </message>
    <message>
        <source>Encrypted; opened by your recovery code</source>
        <translation>已加密；由您的恢复码打开</translation>
    </message>
    <message>
        <source>Encrypted, and gone when you close the window</source>
        <translation>已加密，关闭窗口后即清除</translation>
    </message>
    <message>
        <source>Looking for a model…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>{model}: {status}</source>
        <translation>{model}：{status}</translation>
    </message>
</context>
<context>
    <name>UnknownModelDialog</name>
    <message>
        <source>SHA-256 of the file</source>
        <translation>文件的 SHA-256</translation>
    </message>
    <message>
        <source>Add it all the same</source>
        <translation>仍然添加</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>Compare this number with the one that its publisher names. If you add the file, it is tried out first, where it can do no harm.</source>
        <translation>请将此数字与发布者公布的核对。若添加该文件，会先在无法造成损害之处试运行。</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open your file</source>
        <translation>打开您的文件</translation>
    </message>
    <message>
        <source>Cardfile is locked</source>
        <translation>Cardfile 已锁定</translation>
    </message>
    <message>
        <source>Type the recovery code from your sheet; dashes don&apos;t matter.</source>
        <translation>请输入您抄下的恢复码，连字符可省略。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>使用密码短语</translation>
    </message>
    <message>
        <source>Your customers are encrypted with your passphrase.</source>
        <translation>您的客户资料已用密码短语加密。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码短语</translation>
    </message>
    <message>
        <source>Forgotten? Use the recovery code</source>
        <translation>忘记了？使用恢复码</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是谁？</translation>
    </message>
</context>
<context>
    <name>UnsureCard</name>
    <message>
        <source>{mood}  ({key} or {other})</source>
        <translation>{mood}  （{key} 或 {other}）</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>It comes again another time</source>
        <translation>以后会再出现</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>收回上一个回答</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>打开对话</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Nothing has read this yet.</source>
        <translation>还没有读过这条消息。</translation>
    </message>
    <message>
        <source>The program thinks: {mood}, {certainty}.</source>
        <translation>程序认为：{mood}，{certainty}。</translation>
    </message>
    <message>
        <source>Read by: {source}.</source>
        <translation>判断者：{source}。</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) that wait are like it.</source>
        <translation>
            <numerusform>待办中另有 %n 条与它相似。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsureScreen</name>
    <message numerus="yes">
        <source>%n message(s) marked “{mood}”</source>
        <translation>
            <numerusform>%n 条消息已标为“{mood}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsureView</name>
    <message>
        <source>Not sure</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>Messages whose mood is hard to tell, the most useful first. Say how each sounds: your word stands, and the program learns from it.</source>
        <translation>语气难以判断的消息，最有用的排在最前。请说明每条的语气：以您的判断为准，程序也会从中学习。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What you skipped comes again another time.</source>
        <translation>跳过的消息以后会再出现。</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>没有待您判断的消息</translation>
    </message>
    <message>
        <source>Messages whose mood is hard to tell appear here.</source>
        <translation>语气难以判断的消息会出现在这里。</translation>
    </message>
</context>
<context>
    <name>WatchScreen</name>
    <message numerus="yes">
        <source>%n new record(s) from {name}</source>
        <translation>
            <numerusform>从 {name} 导入了 %n 条新记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in from the watched folder</source>
        <translation>
            <numerusform>从监视文件夹导入了 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the watched folder could not be taken in: see Settings.</source>
        <translation>
            <numerusform>监视文件夹中有 %n 个文件未能导入，请查看“设置”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
</context>
<context>
    <name>WatchSection</name>
    <message>
        <source>Watched folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>While Cardfile runs, new files in this folder are imported, each once it is whole. They stay where they are; folders inside are left alone.</source>
        <translation>Cardfile 运行期间，此文件夹中的新文件在写入完成后会自动导入，每个文件只导入一次。文件原样保留在原处；不查看其中的子文件夹。</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>未能导入</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>未监视任何文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait until they are whole</source>
        <translation>
            <numerusform>%n 个文件正等待写入完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Logged. No mail app could be opened; the text is copied</source>
        <translation>已记录。无法打开邮件程序；文本已复制</translation>
    </message>
    <message>
        <source>Opened in your mail app and logged</source>
        <translation>已在邮件应用中打开并记录</translation>
    </message>
    <message>
        <source>Logged. The text is long: paste it into the mail that opened</source>
        <translation>已记录。文字较长：请粘贴到打开的邮件中</translation>
    </message>
    <message>
        <source>Copied and logged</source>
        <translation>已复制并记录</translation>
    </message>
    <message>
        <source>Logged, but not saved as a file</source>
        <translation>已记录，但未能存为文件</translation>
    </message>
    <message>
        <source>Saved as {file} and logged</source>
        <translation>已存为 {file} 并记录</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>The sample data is gone</source>
        <translation>示例数据已移除</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Welcome to Cardfile</source>
        <translation>欢迎使用 Cardfile</translation>
    </message>
    <message>
        <source>See who needs you, how they feel, and answer well. All of it on this computer.</source>
        <translation>看清谁在等您、心情如何，并妥善回复。一切都在这台电脑上完成。</translation>
    </message>
    <message>
        <source>Bring my own</source>
        <translation>导入我的资料</translation>
    </message>
    <message>
        <source>A mailbox, single mails, contacts or a table. You see it first.</source>
        <translation>邮箱、单封邮件、联系人或表格。写入之前您会先看到。</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>用示例数据看看</translation>
    </message>
    <message>
        <source>A small firm&apos;s year of mail. One click removes it again.</source>
        <translation>一家小店一年的邮件，一键即可移除。</translation>
    </message>
    <message>
        <source>You can also drop files anywhere on this window.</source>
        <translation>也可以把文件拖到窗口的任意位置。</translation>
    </message>
</context>
<context>
    <name>WritingRow</name>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Reading it back…</source>
        <translation>正在回读检查…</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>calendar</name>
    <message>
        <source>Special day</source>
        <translation>特殊日子</translation>
    </message>
    <message>
        <source>Deal expected</source>
        <translation>商机预计成交</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会面</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>没有安排</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{first} – {last} {year}</source>
        <translation>{year}年{first} – {last}</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 dddd HH:mm</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>insight</name>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Not rated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Mean mood</source>
        <translation>平均情绪</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>no answer so far</source>
        <translation>尚未答复</translation>
    </message>
    <message>
        <source>Answered within</source>
        <translation>答复用时</translation>
    </message>
    <message>
        <source>Customers&apos; messages</source>
        <translation>客户消息</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Open deals, weighed sum</source>
        <translation>进行中的商机，加权金额</translation>
    </message>
    <message>
        <source>Lost because</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Week from {day}</source>
        <translation>{day}起的一周</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count}/{total}</translation>
    </message>
    <message>
        <source>too few to tell ({counts})</source>
        <translation>太少，无法判断（{counts}）</translation>
    </message>
    <message>
        <source>{percent} ({counts})</source>
        <translation>{percent}（{counts}）</translation>
    </message>
    <message>
        <source>probably between {low} and {high}</source>
        <translation>大概在 {low} 到 {high} 之间</translation>
    </message>
    <message>
        <source>Too few messages show a feeling to tell a share: {count} of {total} are happy.</source>
        <translation>带有情绪的消息太少，无法给出比例：{total} 条中有 {count} 条满意。</translation>
    </message>
    <message>
        <source>{count} of {total} messages that show a feeling are happy; {range}.</source>
        <translation>{total} 条带有情绪的消息中有 {count} 条满意；{range}。</translation>
    </message>
    <message>
        <source>Better than in the {days} before: {before}.</source>
        <translation>比此前 {days}好：{before}。</translation>
    </message>
    <message>
        <source>Worse than in the {days} before: {before}.</source>
        <translation>比此前 {days}差：{before}。</translation>
    </message>
    <message>
        <source>No clear change from the {days} before: {before}.</source>
        <translation>与此前 {days}相比没有明显变化：{before}。</translation>
    </message>
    <message>
        <source>No comparison with the {days} before: {before}.</source>
        <translation>无法与此前 {days}比较：{before}。</translation>
    </message>
    <message>
        <source>▲ better</source>
        <translation>▲ 变好</translation>
    </message>
    <message>
        <source>▼ worse</source>
        <translation>▼ 变差</translation>
    </message>
    <message>
        <source>too few to tell ({messages})</source>
        <translation>太少，无法判断（{messages}）</translation>
    </message>
    <message>
        <source>{score} ({messages})</source>
        <translation>{score}（{messages}）</translation>
    </message>
    <message>
        <source>{answered} answered, {open} not</source>
        <translation>{answered} 次已答复，{open} 次未答复</translation>
    </message>
    <message>
        <source>Too few answers to tell ({counts}).</source>
        <translation>答复太少，无法判断（{counts}）。</translation>
    </message>
    <message>
        <source>Half within {half}, nine of ten within {most} ({counts}).</source>
        <translation>半数在 {half}内，九成在 {most}内（{counts}）。</translation>
    </message>
    <message>
        <source>In the {days} before: half within {half}.</source>
        <translation>此前 {days}：半数在 {half}内。</translation>
    </message>
    <message>
        <source>From a customer&apos;s first message to your next answer in the conversation, nights and weekends counted.</source>
        <translation>从客户的首条消息到您在同一对话中的下一次答复，夜间和周末计算在内。</translation>
    </message>
    <message>
        <source>more than {time}</source>
        <translation>超过 {time}</translation>
    </message>
    <message>
        <source>up to {time}</source>
        <translation>{time}内</translation>
    </message>
    <message>
        <source>since today</source>
        <translation>今天起</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Solved or not</source>
        <translation>是否解决</translation>
    </message>
    <message>
        <source>Effort it took</source>
        <translation>所费周折</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>餐食</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>电池</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>说明书</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Topics of {messages}; where none is known, the words that their phrases share.</source>
        <translation>{messages}的话题；话题未知时为语句中共有的词。</translation>
    </message>
    <message>
        <source>Words shared by the phrases behind {messages}; each counts once.</source>
        <translation>{messages}的语句中共有的词；每条只计一次。</translation>
    </message>
    <message>
        <source>The newest of {total}.</source>
        <translation>共 {total} 条中最新的。</translation>
    </message>
</context>
<context>
    <name>joined</name>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Your file is in use by another Cardfile.</source>
        <translation>您的文件正被另一个 Cardfile 使用。</translation>
    </message>
    <message>
        <source>Close the other one and try again.</source>
        <translation>请关闭另一个，然后重试。</translation>
    </message>
    <message>
        <source>Your file can&apos;t be read: {path} is damaged.</source>
        <translation>无法读取您的文件：{path} 已损坏。</translation>
    </message>
    <message>
        <source>{path} is empty; it is not a Cardfile file any more.</source>
        <translation>{path} 是空的，已不是 Cardfile 文件。</translation>
    </message>
    <message>
        <source>The part that encrypts your file is too old ({found}).</source>
        <translation>负责加密文件的组件版本过旧（{found}）。</translation>
    </message>
    <message>
        <source>Install Cardfile again; your file stays as it is.</source>
        <translation>请重新安装 Cardfile；您的文件不会改变。</translation>
    </message>
    <message>
        <source>There is no file at {path}.</source>
        <translation>{path} 处没有文件。</translation>
    </message>
    <message>
        <source>Check the folder, or start a new file there.</source>
        <translation>请检查文件夹，或在那里新建一个文件。</translation>
    </message>
    <message>
        <source>Your file was made by a newer Cardfile.</source>
        <translation>您的文件由更新版本的 Cardfile 创建。</translation>
    </message>
    <message>
        <source>Install the newest version; the file was not touched.</source>
        <translation>请安装最新版本；文件未被改动。</translation>
    </message>
    <message>
        <source>The disk reported an error at {path}.</source>
        <translation>磁盘在 {path} 处报告了错误。</translation>
    </message>
    <message>
        <source>What was confirmed before is safe. Check the disk.</source>
        <translation>之前已确认的内容是安全的。请检查磁盘。</translation>
    </message>
    <message>
        <source>The disk is full; the last change was not saved.</source>
        <translation>磁盘已满，最后一次更改没有保存。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written.</source>
        <translation>无法写入 {path}。</translation>
    </message>
    <message>
        <source>Check who may write there, then try again.</source>
        <translation>请检查写入权限，然后重试。</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>请重新选择文件。</translation>
    </message>
    <message>
        <source>Check that you may read it and that no program locks it.</source>
        <translation>请检查读取权限，以及是否被其他程序占用。</translation>
    </message>
    <message>
        <source>The writing assistant stopped unexpectedly.</source>
        <translation>写作助手意外停止了。</translation>
    </message>
    <message>
        <source>Cardfile is already open with this file.</source>
        <translation>Cardfile 已经打开了这个文件。</translation>
    </message>
    <message>
        <source>There is no screen here to show a window on.</source>
        <translation>这里没有可以显示窗口的屏幕。</translation>
    </message>
    <message>
        <source>Use the verbs that `cardfile --help` lists.</source>
        <translation>请使用 `cardfile --help` 列出的命令。</translation>
    </message>
    <message>
        <source>Use the window that is open.</source>
        <translation>请使用已打开的窗口。</translation>
    </message>
    <message>
        <source>The adapter {file} does not fit the model in use.</source>
        <translation>适配器 {file} 与当前使用的模型不匹配。</translation>
    </message>
    <message>
        <source>{file} is no LoRA adapter in GGUF, or it is damaged.</source>
        <translation>{file} 不是 GGUF 格式的 LoRA 适配器，或已损坏。</translation>
    </message>
    <message>
        <source>Get the file again, or choose another.</source>
        <translation>请重新获取该文件，或选择其他文件。</translation>
    </message>
    <message>
        <source>Take it off, or use the model it was made for.</source>
        <translation>请取下它，或使用它所对应的模型。</translation>
    </message>
    <message>
        <source>{file} was made for another kind of model than {model}.</source>
        <translation>{file} 不是为 {model} 这类模型制作的。</translation>
    </message>
    <message>
        <source>Use the model it was made for, then add it again.</source>
        <translation>请先使用它所针对的模型，然后再次添加。</translation>
    </message>
    <message>
        <source>An adapter&apos;s strength is above 0 and at most {most}.</source>
        <translation>适配器的强度须大于 0，且不超过 {most}。</translation>
    </message>
    <message>
        <source>Use 1 for what its maker meant.</source>
        <translation>制作者设定的强度为 1。</translation>
    </message>
    <message>
        <source>Use a Linux kernel with seccomp, or set {variable}=1 to do without.</source>
        <translation>请使用支持 seccomp 的 Linux 内核，或设置 {variable}=1 放弃此保护。</translation>
    </message>
    <message>
        <source>A contact needs a name.</source>
        <translation>联系人需要有姓名。</translation>
    </message>
    <message>
        <source>Type a name and save again.</source>
        <translation>请输入姓名后再保存。</translation>
    </message>
    <message>
        <source>This message has no text to answer.</source>
        <translation>这封邮件没有可以回复的文字。</translation>
    </message>
    <message>
        <source>Write the reply by hand.</source>
        <translation>请手动撰写回复。</translation>
    </message>
    <message>
        <source>This is your own message; there is nothing to answer.</source>
        <translation>这是您自己写的邮件，无需回复。</translation>
    </message>
    <message>
        <source>Choose a message that came in.</source>
        <translation>请选择一封收到的邮件。</translation>
    </message>
    <message>
        <source>It is not clear what to answer.</source>
        <translation>不清楚要回复什么。</translation>
    </message>
    <message>
        <source>Name an interaction, or give a message with --message.</source>
        <translation>请指定一条往来记录，或用 --message 给出一封邮件。</translation>
    </message>
    <message>
        <source>{path} is already there.</source>
        <translation>{path} 已存在。</translation>
    </message>
    <message>
        <source>Choose another name; nothing was overwritten.</source>
        <translation>请换一个名字；没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>{file} could not be saved.</source>
        <translation>无法保存 {file}。</translation>
    </message>
    <message>
        <source>Check the folder and the free space, then try again.</source>
        <translation>请检查文件夹和剩余空间，然后重试。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be opened.</source>
        <translation>无法打开 {path}。</translation>
    </message>
    <message>
        <source>There is no file in {path}.</source>
        <translation>{path} 中没有文件。</translation>
    </message>
    <message>
        <source>Choose a folder that holds mail, contacts or a table.</source>
        <translation>请选择含有邮件、联系人或表格的文件夹。</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>没有可导入的内容。</translation>
    </message>
    <message>
        <source>Name a file or a folder, or pipe text in with --paste.</source>
        <translation>请指定文件或文件夹，或用 --paste 传入文本。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>Give a CSV or JSONL file in UTF-8.</source>
        <translation>请提供 UTF-8 编码的 CSV 或 JSONL 文件。</translation>
    </message>
    <message>
        <source>{path} has no column or field named text.</source>
        <translation>{path} 中没有名为 text 的列或字段。</translation>
    </message>
    <message>
        <source>Name the column with the messages “text”.</source>
        <translation>请把存放消息的列命名为“text”。</translation>
    </message>
    <message>
        <source>The mapping {path} can&apos;t be read.</source>
        <translation>无法读取映射文件 {path}。</translation>
    </message>
    <message>
        <source>It is a JSON object of column names and fields.</source>
        <translation>它应是由列名和字段组成的 JSON 对象。</translation>
    </message>
    <message>
        <source>{file} failed its trial run, so it was not added.</source>
        <translation>{file} 未通过试运行，因此没有添加。</translation>
    </message>
    <message>
        <source>Get the file again from its publisher, or choose another.</source>
        <translation>请从发布者处重新获取该文件，或选择其他文件。</translation>
    </message>
    <message>
        <source>What it had written is kept. Ask it again to go on.</source>
        <translation>它已写的内容保留着。请再次让它起草。</translation>
    </message>
    <message>
        <source>The writing assistant could not finish.</source>
        <translation>写作助手没能完成。</translation>
    </message>
    <message>
        <source>Try again, or choose another model in Settings.</source>
        <translation>请重试，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>{file} is not a model that can be used; it may be damaged.</source>
        <translation>{file} 不是可用的模型，可能已损坏。</translation>
    </message>
    <message>
        <source>Get the file again and add it once more.</source>
        <translation>请重新获取该文件后再添加。</translation>
    </message>
    <message>
        <source>{file} is not there.</source>
        <translation>找不到 {file}。</translation>
    </message>
    <message>
        <source>The model {file} can&apos;t be loaded; it may be damaged.</source>
        <translation>无法加载模型 {file}，它可能已损坏。</translation>
    </message>
    <message>
        <source>Add the file again or choose another model in Settings.</source>
        <translation>请重新添加该文件，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>This model only helps the search; it writes nothing.</source>
        <translation>此模型只用于搜索，不能撰写文字。</translation>
    </message>
    <message>
        <source>Choose another model for drafts.</source>
        <translation>请为草稿选择其他模型。</translation>
    </message>
    <message>
        <source>No graphics processor with room for the model was found.</source>
        <translation>没有找到显存足够运行该模型的显卡。</translation>
    </message>
    <message>
        <source>Let the processor run it, or choose a smaller model.</source>
        <translation>请改用处理器运行，或选择更小的模型。</translation>
    </message>
    <message>
        <source>There is no model on this computer yet.</source>
        <translation>这台电脑上还没有模型。</translation>
    </message>
    <message>
        <source>Add a model file in Settings. You can write by hand now.</source>
        <translation>请在设置中添加模型文件。现在您可以手动撰写。</translation>
    </message>
    <message>
        <source>This model is not on this computer.</source>
        <translation>这台电脑上没有这个模型。</translation>
    </message>
    <message>
        <source>Add its file in Settings, or choose an installed one.</source>
        <translation>请在设置中添加它的文件，或选择已安装的模型。</translation>
    </message>
    <message>
        <source>There is not enough free memory for this model.</source>
        <translation>可用内存不足以运行此模型。</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model.</source>
        <translation>请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>This conversation is too long for the model.</source>
        <translation>这段对话对模型来说太长了。</translation>
    </message>
    <message>
        <source>Choose a model with a longer memory in Settings.</source>
        <translation>请在设置中选择记忆更长的模型。</translation>
    </message>
    <message>
        <source>There is not enough free memory to load this model.</source>
        <translation>空闲内存不足，无法载入这个模型。</translation>
    </message>
    <message>
        <source>{model} needs {needed_gb} GB and {free_gb} GB are free. Close other programs, then try again.</source>
        <translation>{model} 需要 {needed_gb} GB，现有 {free_gb} GB 空闲。请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>{model} needs {needed_gb} GB and {free_gb} GB are free. Close other programs, or add the file of {smaller} in Settings.</source>
        <translation>{model} 需要 {needed_gb} GB，现有 {free_gb} GB 空闲。请关闭其他程序，或在设置中添加 {smaller} 的文件。</translation>
    </message>
    <message>
        <source>{model} needs {needed_gb} GB and {free_gb} GB are free. Use {smaller} in Settings, or close other programs.</source>
        <translation>{model} 需要 {needed_gb} GB，现有 {free_gb} GB 空闲。请在设置中改用 {smaller}，或关闭其他程序。</translation>
    </message>
    <message>
        <source>{file} is not in the catalogue, so nobody has checked it.</source>
        <translation>{file} 不在目录中，没有人核对过它。</translation>
    </message>
    <message>
        <source>Its SHA-256 is {sha256}. If its publisher names the same number and you trust them, add it with --accept-unknown.</source>
        <translation>它的 SHA-256 是 {sha256}。如果发布者公布的数字与此相同且您信任对方，请加上 --accept-unknown 添加。</translation>
    </message>
    <message>
        <source>The catalogue knows a {file}, but not with this content.</source>
        <translation>目录中有名为 {file} 的文件，但内容与此不同。</translation>
    </message>
    <message>
        <source>Its SHA-256 is {sha256}. Publishers make several files of one name. If yours names the same number and you trust them, add it with --accept-unknown.</source>
        <translation>它的 SHA-256 是 {sha256}。发布者会用同一名称发布多个文件。如果您的发布者公布的数字与此相同且您信任对方，请加上 --accept-unknown 添加。</translation>
    </message>
    <message>
        <source>There is no room for the model on this disk.</source>
        <translation>磁盘空间不足，放不下这个模型。</translation>
    </message>
    <message>
        <source>Free some space and add it again.</source>
        <translation>请腾出一些空间后再添加。</translation>
    </message>
    <message>
        <source>The models folder {folder} can&apos;t be written.</source>
        <translation>无法写入模型文件夹 {folder}。</translation>
    </message>
    <message>
        <source>It may have been undone. The list shows what there is.</source>
        <translation>它可能已被撤销。列表中显示的是现有内容。</translation>
    </message>
    <message>
        <source>A note needs a title.</source>
        <translation>笔记需要有标题。</translation>
    </message>
    <message>
        <source>Type a title and save again.</source>
        <translation>请输入标题后再保存。</translation>
    </message>
    <message>
        <source>The passphrase is empty.</source>
        <translation>密码短语为空。</translation>
    </message>
    <message>
        <source>Choose one with several words.</source>
        <translation>请选择由几个词组成的短语。</translation>
    </message>
    <message>
        <source>The file with the passphrase, {path}, can&apos;t be read.</source>
        <translation>无法读取存放密码短语的文件 {path}。</translation>
    </message>
    <message>
        <source>Check its name and who may read it.</source>
        <translation>请检查文件名和读取权限。</translation>
    </message>
    <message>
        <source>The passphrase is needed, and there is no terminal to ask for it.</source>
        <translation>需要密码短语，但没有可供输入的终端。</translation>
    </message>
    <message>
        <source>Put it into a file and name the file in {variable}.</source>
        <translation>请把它放进一个文件，并在 {variable} 中指明该文件。</translation>
    </message>
    <message>
        <source>This passphrase does not open the file.</source>
        <translation>这个密码短语打不开文件。</translation>
    </message>
    <message>
        <source>Try again, or use the recovery code.</source>
        <translation>请重试，或使用恢复码。</translation>
    </message>
    <message>
        <source>The picture {path} could not be saved.</source>
        <translation>无法保存图片 {path}。</translation>
    </message>
    <message>
        <source>Check the folder and the free space.</source>
        <translation>请检查文件夹和剩余空间。</translation>
    </message>
    <message>
        <source>There is already a file in {path}.</source>
        <translation>{path} 中已经有一个文件。</translation>
    </message>
    <message>
        <source>Open that one, or name another folder.</source>
        <translation>请打开它，或指定另一个文件夹。</translation>
    </message>
    <message>
        <source>There is no Cardfile file in {path}.</source>
        <translation>{path} 中没有 Cardfile 文件。</translation>
    </message>
    <message>
        <source>Make one with: cardfile init</source>
        <translation>请用以下命令新建：cardfile init</translation>
    </message>
    <message>
        <source>This recovery code does not open the file.</source>
        <translation>这个恢复码打不开文件。</translation>
    </message>
    <message>
        <source>Compare it with your sheet, character by character.</source>
        <translation>请逐个字符与您的记录核对。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>Only the step undone last can be redone.</source>
        <translation>只能重做最后撤销的步骤。</translation>
    </message>
    <message>
        <source>The reply is empty.</source>
        <translation>回复是空的。</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先写点内容。</translation>
    </message>
    <message>
        <source>The sample data is already there.</source>
        <translation>示例数据已经载入。</translation>
    </message>
    <message>
        <source>Remove it first to load it again.</source>
        <translation>如需重新载入，请先移除。</translation>
    </message>
    <message>
        <source>There is no sample data in your file.</source>
        <translation>您的文件中没有示例数据。</translation>
    </message>
    <message>
        <source>Nothing needs to be removed.</source>
        <translation>无需移除。</translation>
    </message>
    <message>
        <source>The message does not say who wrote it.</source>
        <translation>这封邮件没有写明发件人。</translation>
    </message>
    <message>
        <source>Add the contact by hand.</source>
        <translation>请手动添加联系人。</translation>
    </message>
    <message>
        <source>This step was already undone.</source>
        <translation>这一步已经撤销过了。</translation>
    </message>
    <message>
        <source>Redo brings it back.</source>
        <translation>“重做”可以恢复它。</translation>
    </message>
    <message>
        <source>This can&apos;t be undone by itself: a later change builds on it.</source>
        <translation>无法单独撤销：之后的更改依赖于它。</translation>
    </message>
    <message>
        <source>Undo the later steps first.</source>
        <translation>请先撤销后面的步骤。</translation>
    </message>
    <message>
        <source>This step is not in the history.</source>
        <translation>历史记录中没有这一步。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>The file that holds your key, {path}, is damaged.</source>
        <translation>存放密钥的文件 {path} 已损坏。</translation>
    </message>
    <message>
        <source>Restore it from your latest backup.</source>
        <translation>请从最近的备份中恢复它。</translation>
    </message>
    <message>
        <source>The file that holds your key, {path}, is missing.</source>
        <translation>缺少存放密钥的文件 {path}。</translation>
    </message>
    <message>
        <source>Restore it from your latest backup; nothing opens without it.</source>
        <translation>请从最近的备份中恢复它；没有它无法打开。</translation>
    </message>
    <message>
        <source>{path} was made by a newer Cardfile.</source>
        <translation>{path} 由更新版本的 Cardfile 创建。</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>请安装最新版本。</translation>
    </message>
    <message>
        <source>Your file can&apos;t be opened in this way.</source>
        <translation>您的文件不能用这种方式打开。</translation>
    </message>
    <message>
        <source>Use the passphrase.</source>
        <translation>请使用密码短语。</translation>
    </message>
    <message>
        <source>The condition “{words}” can&apos;t be understood.</source>
        <translation>无法理解条件“{words}”。</translation>
    </message>
    <message>
        <source>Write it as field=value.</source>
        <translation>请写成 字段=值 的形式。</translation>
    </message>
    <message>
        <source>The history lists every step.</source>
        <translation>历史记录列出了所有步骤。</translation>
    </message>
    <message>
        <source>Something went wrong inside Cardfile.</source>
        <translation>Cardfile 内部出了问题。</translation>
    </message>
    <message>
        <source>Your data is safe. Try again; if it stays, send us the report.</source>
        <translation>您的数据是安全的。请重试；如仍出现，请把报告发给我们。</translation>
    </message>
    <message>
        <source>Import {subject}</source>
        <translation>导入 {subject}</translation>
    </message>
    <message>
        <source>Load the sample data</source>
        <translation>载入示例数据</translation>
    </message>
    <message>
        <source>Remove the sample data</source>
        <translation>移除示例数据</translation>
    </message>
    <message>
        <source>Delete contact {subject}</source>
        <translation>删除联系人 {subject}</translation>
    </message>
    <message>
        <source>Make {subject} a company</source>
        <translation>将 {subject} 改为公司</translation>
    </message>
    <message>
        <source>Add contact {subject}</source>
        <translation>添加联系人 {subject}</translation>
    </message>
    <message>
        <source>Change contact {subject}</source>
        <translation>修改联系人 {subject}</translation>
    </message>
    <message>
        <source>Merge into {subject}</source>
        <translation>合并到 {subject}</translation>
    </message>
    <message>
        <source>Take {subject} apart again</source>
        <translation>重新拆开 {subject}</translation>
    </message>
    <message>
        <source>Keep apart: {subject}</source>
        <translation>不是同一个人：{subject}</translation>
    </message>
    <message>
        <source>Add company {subject}</source>
        <translation>添加公司 {subject}</translation>
    </message>
    <message>
        <source>Change company {subject}</source>
        <translation>修改公司 {subject}</translation>
    </message>
    <message>
        <source>Add entry {subject}</source>
        <translation>添加记录 {subject}</translation>
    </message>
    <message>
        <source>Mark as needing no reply: {subject}</source>
        <translation>标记为无需回复：{subject}</translation>
    </message>
    <message>
        <source>Log reply {subject}</source>
        <translation>记录回复 {subject}</translation>
    </message>
    <message>
        <source>Save note {subject}</source>
        <translation>保存笔记 {subject}</translation>
    </message>
    <message>
        <source>Delete note {subject}</source>
        <translation>删除笔记 {subject}</translation>
    </message>
    <message>
        <source>Export {subject}</source>
        <translation>导出 {subject}</translation>
    </message>
    <message>
        <source>Change your details</source>
        <translation>修改您的信息</translation>
    </message>
    <message>
        <source>Add field {subject}</source>
        <translation>添加字段 {subject}</translation>
    </message>
    <message>
        <source>Change field {subject}</source>
        <translation>更改字段 {subject}</translation>
    </message>
    <message>
        <source>Remove field {subject}</source>
        <translation>删除字段 {subject}</translation>
    </message>
    <message>
        <source>Change tag {subject}</source>
        <translation>更改标签 {subject}</translation>
    </message>
    <message>
        <source>Remove tag {subject}</source>
        <translation>删除标签 {subject}</translation>
    </message>
    <message>
        <source>Save view {subject}</source>
        <translation>保存视图 {subject}</translation>
    </message>
    <message>
        <source>Remove view {subject}</source>
        <translation>删除视图 {subject}</translation>
    </message>
    <message>
        <source>Change several contacts: {subject}</source>
        <translation>批量更改联系人：{subject}</translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>An attachment was too large; its name was kept, its content left out.</source>
        <translation>有一个附件过大：保留了名称，没有保留内容。</translation>
    </message>
    <message>
        <source>It only says when somebody is busy, not with what or whom.</source>
        <translation>它只说明某人何时忙碌，没有说明事由和对象。</translation>
    </message>
    <message>
        <source>The message has no text.</source>
        <translation>这条消息没有文字。</translation>
    </message>
    <message>
        <source>It is a notice of the chat program, not somebody&apos;s message.</source>
        <translation>这是聊天软件的提示，不是某人的消息。</translation>
    </message>
    <message>
        <source>The card holds no name and no way to reach anybody.</source>
        <translation>名片中既没有姓名，也没有联系方式。</translation>
    </message>
    <message>
        <source>It is a group of people, not a person.</source>
        <translation>这是一个群组，不是一个人。</translation>
    </message>
    <message>
        <source>It has no date; the nearest one that was known was taken.</source>
        <translation>没有日期，已采用最接近的已知日期。</translation>
    </message>
    <message>
        <source>Its date can&apos;t be read; the nearest one that was known was taken.</source>
        <translation>日期无法识别，已采用最接近的已知日期。</translation>
    </message>
    <message>
        <source>Its date can&apos;t be read, so it has no place in the conversation.</source>
        <translation>无法读取其日期，因此无法放入对话。</translation>
    </message>
    <message>
        <source>The event is too large to be read safely.</source>
        <translation>该日程太大，无法安全读取。</translation>
    </message>
    <message>
        <source>The event is damaged and can&apos;t be read.</source>
        <translation>该日程已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The event says no day, or one that can&apos;t be read.</source>
        <translation>该日程没有日期，或日期无法读取。</translation>
    </message>
    <message>
        <source>Its time zone is unknown; the time was taken as this computer&apos;s.</source>
        <translation>时区无法识别；已按本机时区处理。</translation>
    </message>
    <message>
        <source>The archive was joined to what was here: contacts, companies, entries, deals and tasks come in; its history, drafts, moods, knowledge, views and own fields stay behind. In an empty file everything is there again as it was.</source>
        <translation>归档与现有内容合并：导入联系人、公司、记录、商机和任务；历史、草稿、情绪、知识库、视图和自定义字段不带入。导入到空文件时，一切会原样恢复。</translation>
    </message>
    <message>
        <source>It is an archive. Unpack it and import the files in it.</source>
        <translation>这是压缩包。请解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>It is a table of mails without their days; save the mails themselves or as mbox.</source>
        <translation>这是没有日期的邮件表格；请保存邮件本身，或导出为 mbox。</translation>
    </message>
    <message>
        <source>It is in Outlook&apos;s own format and damaged, or no mail. Save it as .eml in Outlook.</source>
        <translation>这是 Outlook 专有格式，已损坏或不是邮件。请在 Outlook 中另存为 .eml。</translation>
    </message>
    <message>
        <source>The spreadsheet has a password. Save it without one and import that.</source>
        <translation>该电子表格设有密码。请去掉密码另存后再导入。</translation>
    </message>
    <message>
        <source>The spreadsheet unpacks to more than can be read safely. Save it as CSV.</source>
        <translation>该电子表格解压后过大，无法安全读取。请另存为 CSV。</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged. Open it, save it anew and import that.</source>
        <translation>该电子表格已损坏。请打开后重新保存，再导入。</translation>
    </message>
    <message>
        <source>Nobody in your file is recognised in it, and only updates were asked for.</source>
        <translation>其中没有您档案里已有的人，而您只要求更新。</translation>
    </message>
    <message>
        <source>Nothing above this part says who wrote it and when.</source>
        <translation>这部分上方没有说明是谁在何时写的。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The files changed since the import stopped, or are not there any more.</source>
        <translation>导入中断之后，文件已被更改或已不存在。</translation>
    </message>
    <message>
        <source>Import them again: what is in already is skipped.</source>
        <translation>请重新导入：已导入的内容会自动跳过。</translation>
    </message>
    <message>
        <source>No import waits to be gone on with.</source>
        <translation>没有等待继续的导入。</translation>
    </message>
    <message>
        <source>Name the files to import.</source>
        <translation>请指定要导入的文件。</translation>
    </message>
    <message>
        <source>The folder {path} can&apos;t be looked into.</source>
        <translation>无法查看文件夹 {path}。</translation>
    </message>
    <message>
        <source>It is tried again now and then; or choose another one.</source>
        <translation>程序会不时重试；您也可以选择其他文件夹。</translation>
    </message>
    <message>
        <source>It is a link or no ordinary file.</source>
        <translation>它是链接，或不是普通文件。</translation>
    </message>
    <message>
        <source>Copy the file itself into the folder.</source>
        <translation>请将文件本身复制到该文件夹。</translation>
    </message>
    <message>
        <source>No day is written there; it counts as of the day on which it is read, or the one before.</source>
        <translation>那里没有写日期，按读取当天或前一天计算。</translation>
    </message>
    <message>
        <source>The amount can&apos;t be read; it stands among the deal&apos;s details as written.</source>
        <translation>金额无法识别，已按原样记入商机的详情。</translation>
    </message>
    <message>
        <source>The deal stands without somebody it names: they are no contact of yours, or were erased.</source>
        <translation>这笔商机没有带上其中提到的某个人：此人不是您的联系人，或者已被抹除。</translation>
    </message>
    <message>
        <source>A day can be read in two ways, or not at all; it stands among the deal&apos;s details as written.</source>
        <translation>某个日期有两种读法或无法识别，已按原样记入商机的详情。</translation>
    </message>
    <message>
        <source>Nothing in it says what the deal is called or who it is with.</source>
        <translation>其中没有商机的名称，也没有相关的人或公司。</translation>
    </message>
    <message>
        <source>The task has no words.</source>
        <translation>这个任务没有文字。</translation>
    </message>
    <message>
        <source>People who were erased ({count}) are known to the old file only: an import of old mail would bring them back here without a word.</source>
        <translation>被清除的人（{count} 位）只有旧文件知道：在这里导入旧邮件会不加提示地把他们带回来。</translation>
    </message>
    <message>
        <source>Everything is here again as it was, with history and files: {rows} rows, {files} files.</source>
        <translation>一切已原样恢复，包括历史和文件：{rows} 行，{files} 个文件。</translation>
    </message>
    <message>
        <source>It is a document. Copy what was written in it and paste it, or save its table as CSV.</source>
        <translation>这是一份文档。请复制其中的文字再粘贴进来，或者把里面的表格另存为 CSV。</translation>
    </message>
    <message>
        <source>It is a picture, and Cardfile reads no writing in pictures.</source>
        <translation>这是一张图片，Cardfile 不识别图片里的文字。</translation>
    </message>
    <message>
        <source>It is a database. Save its tables as CSV and import these.</source>
        <translation>这是一个数据库。请把其中的表另存为 CSV 再导入。</translation>
    </message>
    <message>
        <source>It is neither mail nor contacts nor a table that Cardfile knows.</source>
        <translation>它不是 Cardfile 认识的邮件、联系人或表格。</translation>
    </message>
    <message>
        <source>It is JSON, made for programs; export a table (CSV), cards or mail instead.</source>
        <translation>这是供程序使用的 JSON；请改为导出表格（CSV）、名片或邮件。</translation>
    </message>
    <message>
        <source>It is an Outlook data file. Export the mail as mbox or .eml first.</source>
        <translation>这是 Outlook 数据文件。请先把邮件导出为 mbox 或 .eml。</translation>
    </message>
    <message>
        <source>Reading this record failed badly; the rest of the file was read on.</source>
        <translation>读取这条记录时出现严重错误；文件其余部分已继续读取。</translation>
    </message>
    <message>
        <source>Reading this record took too long and was given up.</source>
        <translation>读取这条记录用时过长，已放弃。</translation>
    </message>
    <message>
        <source>The record is too large to be read safely.</source>
        <translation>这条记录过大，无法安全读取。</translation>
    </message>
    <message>
        <source>The record can&apos;t be understood ({error}).</source>
        <translation>无法理解这条记录（{error}）。</translation>
    </message>
    <message>
        <source>It names very many addresses; the first ones were kept.</source>
        <translation>收件地址过多，只保留了前面的一部分。</translation>
    </message>
    <message>
        <source>The mail is empty.</source>
        <translation>邮件是空的。</translation>
    </message>
    <message>
        <source>It is a draft that was never sent.</source>
        <translation>这是一封从未发出的草稿。</translation>
    </message>
    <message>
        <source>It has no header that says who wrote it or when.</source>
        <translation>没有写明发件人或时间的邮件头。</translation>
    </message>
    <message>
        <source>It has very many parts; the last ones were left out.</source>
        <translation>邮件部分过多，省略了最后一些。</translation>
    </message>
    <message>
        <source>Its text is very long; the end was left out.</source>
        <translation>正文过长，省略了末尾。</translation>
    </message>
    <message>
        <source>Its text is in Outlook&apos;s own wrapping (winmail.dat) and can&apos;t be read.</source>
        <translation>正文封装在 Outlook 专有格式（winmail.dat）中，无法读取。</translation>
    </message>
    <message>
        <source>The mail is too large to be read safely.</source>
        <translation>邮件过大，无法安全读取。</translation>
    </message>
    <message>
        <source>The mail holds mails within mails, deeper than anybody writes them.</source>
        <translation>邮件嵌套层数过深。</translation>
    </message>
    <message>
        <source>The mail can&apos;t be understood; its headers are damaged.</source>
        <translation>无法理解这封邮件，邮件头已损坏。</translation>
    </message>
    <message>
        <source>A spreadsheet rounded a phone number, so it is kept as a detail; save the column as text and import it again.</source>
        <translation>电子表格把电话号码四舍五入了，因此只作为详情保留；请把该列存为文本后再导入。</translation>
    </message>
    <message>
        <source>The row says something of the list itself; it is nobody&apos;s.</source>
        <translation>这一行说的是列表本身，不属于任何人。</translation>
    </message>
    <message>
        <source>It changes a directory and doesn&apos;t say who somebody is.</source>
        <translation>这是对目录的一次改动，没有说明某个人是谁。</translation>
    </message>
    <message>
        <source>It is a part of a directory, such as a department, not a person.</source>
        <translation>这是目录的一部分（例如部门），不是一个人。</translation>
    </message>
    <message>
        <source>The row adds up the others; it is nobody&apos;s.</source>
        <translation>这一行是其他各行的合计，不属于任何人。</translation>
    </message>
    <message>
        <source>Google&apos;s own terms of use apply to it.</source>
        <translation>适用 Google 自己的使用条款。</translation>
    </message>
    <message>
        <source>Free only for firms with less than 10 million dollars of revenue a year.</source>
        <translation>仅对年收入低于一千万美元的公司免费。</translation>
    </message>
    <message>
        <source>Meta&apos;s own licence applies to it, and it was not made for Chinese.</source>
        <translation>适用 Meta 自己的许可，且不是为中文制作的。</translation>
    </message>
    <message>
        <source>Its licence allows research only, no business.</source>
        <translation>其许可只允许研究，不允许商用。</translation>
    </message>
    <message>
        <source>The graphics processor failed, so the processor runs it: slower, but otherwise alike.</source>
        <translation>显卡出了故障，现由处理器运行：速度较慢，其他方面相同。</translation>
    </message>
    <message>
        <source>It was not made for Chinese.</source>
        <translation>不是为中文制作的。</translation>
    </message>
    <message>
        <source>It only translates; it drafts no answers.</source>
        <translation>只能翻译，不能起草回复。</translation>
    </message>
    <message>
        <source>Nobody has checked this file; use it if you trust where it came from.</source>
        <translation>此文件未经检验；只有信任其来源时才使用。</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>有引号没有闭合。</translation>
    </message>
    <message>
        <source>The row has fewer cells than the table has columns.</source>
        <translation>这一行的单元格少于表格的列数。</translation>
    </message>
    <message>
        <source>The row is too large to be read safely.</source>
        <translation>这一行过大，无法安全读取。</translation>
    </message>
    <message>
        <source>The row has {cells} cells where the table has {columns} columns.</source>
        <translation>表格有 {columns} 列，但这一行有 {cells} 个单元格。</translation>
    </message>
    <message>
        <source>No column of this sheet names people or companies.</source>
        <translation>此工作表没有列出人或公司的列。</translation>
    </message>
    <message>
        <source>Some characters can&apos;t be read and are shown as �.</source>
        <translation>部分字符无法识别，显示为 �。</translation>
    </message>
    <message>
        <source>It names two senders; the first was taken.</source>
        <translation>邮件写有两个发件人，已采用第一个。</translation>
    </message>
    <message>
        <source>The card is too large to be read safely.</source>
        <translation>名片过大，无法安全读取。</translation>
    </message>
    <message>
        <source>The screen {display} is on another computer; Cardfile opens no connection.</source>
        <translation>屏幕 {display} 在另一台电脑上；Cardfile 不建立任何连接。</translation>
    </message>
    <message>
        <source>Start it on the computer you sit at, or use its verbs.</source>
        <translation>请在您面前的电脑上启动，或使用命令行。</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} 已经存在。</translation>
    </message>
    <message>
        <source>Name a folder that is not there yet, or one to put it in.</source>
        <translation>请指定一个尚不存在的文件夹，或一个用来存放它的文件夹。</translation>
    </message>
    <message>
        <source>There is no backup {name} here.</source>
        <translation>这里没有备份 {name}。</translation>
    </message>
    <message>
        <source>`cardfile restore --list` names those there are.</source>
        <translation>`cardfile restore --list` 会列出已有的备份。</translation>
    </message>
    <message>
        <source>There is no good backup yet.</source>
        <translation>还没有完好的备份。</translation>
    </message>
    <message>
        <source>`cardfile backup` makes one while your file opens.</source>
        <translation>只要文件还能打开，`cardfile backup` 就能备份。</translation>
    </message>
    <message>
        <source>This backup was made with an earlier key of your file.</source>
        <translation>这份备份使用的是您文件以前的密钥。</translation>
    </message>
    <message>
        <source>Close Cardfile and restore it with `cardfile restore {name}`.</source>
        <translation>请关闭 Cardfile，用 `cardfile restore {name}` 恢复。</translation>
    </message>
    <message>
        <source>This system can&apos;t take the network away from Cardfile ({reason}).</source>
        <translation>此系统无法切断 Cardfile 的网络（{reason}）。</translation>
    </message>
    <message>
        <source>Leave it where it is: `cardfile restore` brings back your latest backup, `cardfile salvage` saves what can be read.</source>
        <translation>请把它留在原处：`cardfile restore` 恢复最近的备份，`cardfile salvage` 抢救可读的内容。</translation>
    </message>
    <message>
        <source>`cardfile restore` brings back your latest backup.</source>
        <translation>`cardfile restore` 可恢复最近的备份。</translation>
    </message>
    <message>
        <source>All that was confirmed before is safe. Free some space, then try again.</source>
        <translation>此前确认过的内容都是安全的。请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>Look at its name and its folder, and choose it again.</source>
        <translation>请核对文件名和所在文件夹，然后重新选择。</translation>
    </message>
    <message>
        <source>The part that reads files didn&apos;t start in time.</source>
        <translation>读取文件的部分没有及时启动。</translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays, start Cardfile again.</source>
        <translation>请稍候一分钟再试；若仍然如此，请重新启动 Cardfile。</translation>
    </message>
    <message>
        <source>There is no such record, or it is there no more.</source>
        <translation>没有这条记录，或者它已经不在了。</translation>
    </message>
    <message>
        <source>Nobody is here to confirm the restore.</source>
        <translation>没有人可以确认恢复。</translation>
    </message>
    <message>
        <source>Say `--yes` to restore it without being asked.</source>
        <translation>加上 `--yes` 即可不经询问直接恢复。</translation>
    </message>
    <message>
        <source>Your file is whole; there is nothing to salvage.</source>
        <translation>您的文件完好，无需抢救。</translation>
    </message>
    <message>
        <source>Open it as always.</source>
        <translation>照常打开即可。</translation>
    </message>
    <message>
        <source>Nothing can be read of {path} any more.</source>
        <translation>{path} 已经完全无法读取。</translation>
    </message>
    <message>
        <source>It holds no person and no message.</source>
        <translation>其中没有联系人，也没有消息。</translation>
    </message>
    <message>
        <source>The recovery code could not be written to {path}, so there is no new one: a code that you have stays valid.</source>
        <translation>恢复码无法写入 {path}，因此没有生成新的恢复码：您已有的恢复码仍然有效。</translation>
    </message>
    <message>
        <source>Name a new file in a folder of your own with free space, or leave the file away: then the code is shown.</source>
        <translation>请指定一个新文件，放在您自己的、有可用空间的文件夹中；或者不指定文件，恢复码就会直接显示。</translation>
    </message>
    <message>
        <source>A keyring can&apos;t tell several people apart.</source>
        <translation>密钥环无法区分多个人。</translation>
    </message>
    <message>
        <source>With people who have access, everybody signs in by passphrase.</source>
        <translation>有多人可访问时，每个人都用密码短语登录。</translation>
    </message>
    <message>
        <source>This system&apos;s keyring can&apos;t be relied on: it did not keep what it was given.</source>
        <translation>本系统的密钥环不可靠：它没有保存交给它的内容。</translation>
    </message>
    <message>
        <source>Unlock or set up the keyring, or go on with the passphrase.</source>
        <translation>请解锁或设置密钥环，或继续使用密码短语。</translation>
    </message>
    <message>
        <source>{person} is the only owner, and somebody has to be one.</source>
        <translation>{person}是唯一的所有者，必须有人是所有者。</translation>
    </message>
    <message>
        <source>Make another person an owner first.</source>
        <translation>请先让另一人成为所有者。</translation>
    </message>
    <message>
        <source>{person}, your access does not include this.</source>
        <translation>{person}，您的权限不包括此操作。</translation>
    </message>
    <message>
        <source>Ask an owner to do it, or to change your role.</source>
        <translation>请让所有者来做，或请其更改您的权限。</translation>
    </message>
    <message>
        <source>There is already somebody called {person}.</source>
        <translation>已有名为{person}的人。</translation>
    </message>
    <message>
        <source>Choose another name, perhaps with an initial.</source>
        <translation>请换一个名字，比如加上首字母。</translation>
    </message>
    <message>
        <source>Nobody called {person} has access.</source>
        <translation>没有名为{person}的人有访问权限。</translation>
    </message>
    <message>
        <source>Look at the list of people with access for the name.</source>
        <translation>请在有访问权限的人员名单中核对姓名。</translation>
    </message>
    <message>
        <source>A person needs a name to sign in with.</source>
        <translation>需要一个用来登录的姓名。</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>The file could not be encrypted with a new key; it is as it was.</source>
        <translation>无法用新密钥加密文件；文件保持原样。</translation>
    </message>
    <message>
        <source>Close other programs that use it, then try again.</source>
        <translation>请关闭正在使用它的其他程序，然后重试。</translation>
    </message>
    <message>
        <source>An import is running.</source>
        <translation>正在导入。</translation>
    </message>
    <message>
        <source>Wait for it to end, then renew the key.</source>
        <translation>请等导入结束后再更换密钥。</translation>
    </message>
    <message>
        <source>Your recovery code is of an older kind and can&apos;t open a file with a new key.</source>
        <translation>您的恢复码是旧式的，无法打开用新密钥加密的文件。</translation>
    </message>
    <message>
        <source>Make a new recovery code first, then renew the key.</source>
        <translation>请先生成新的恢复码，再更换密钥。</translation>
    </message>
    <message>
        <source>An earlier renewal of the key was cut short.</source>
        <translation>之前更换密钥时被中断。</translation>
    </message>
    <message>
        <source>Close Cardfile and open it again, which ends it; then try again.</source>
        <translation>请关闭并重新打开 Cardfile 以完成它，然后重试。</translation>
    </message>
    <message>
        <source>The file that holds your key, {path}, was changed by something other than Cardfile.</source>
        <translation>存放您密钥的文件 {path} 被 Cardfile 以外的程序更改过。</translation>
    </message>
    <message>
        <source>Restore it from your latest backup; the customers&apos; file is not affected.</source>
        <translation>请从最近的备份中恢复它；客户文件不受影响。</translation>
    </message>
    <message>
        <source>Give access to {subject}</source>
        <translation>允许 {subject} 使用</translation>
    </message>
    <message>
        <source>Change what somebody may do: {subject}</source>
        <translation>更改权限：{subject}</translation>
    </message>
    <message>
        <source>Take access from {subject}</source>
        <translation>收回 {subject} 的使用权限</translation>
    </message>
    <message>
        <source>Change the passphrase of {subject}</source>
        <translation>更改 {subject} 的密码短语</translation>
    </message>
    <message>
        <source>Make a new recovery code</source>
        <translation>生成新的恢复码</translation>
    </message>
    <message>
        <source>Let the keyring open the file</source>
        <translation>让密钥环打开文件</translation>
    </message>
    <message>
        <source>Ask for the passphrase each time</source>
        <translation>每次都询问密码短语</translation>
    </message>
    <message>
        <source>Renew the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Restore the backup {subject}</source>
        <translation>恢复备份 {subject}</translation>
    </message>
    <message>
        <source>Rescue the damaged file</source>
        <translation>抢救损坏的文件</translation>
    </message>
    <message>
        <source>Print, copy or save {subject}</source>
        <translation>打印、复制或保存 {subject}</translation>
    </message>
    <message>
        <source>Nobody was erased: the name was not typed as it is stored.</source>
        <translation>没有抹除任何人：输入的姓名与存储的不一致。</translation>
    </message>
    <message>
        <source>Type the whole name, with capitals and accents.</source>
        <translation>请输入完整姓名，注意大小写和重音符号。</translation>
    </message>
    <message>
        <source>Nothing in this file&apos;s copies is called that.</source>
        <translation>此文件的副本中没有这个名字。</translation>
    </message>
    <message>
        <source>Look in the file that the copy was made from.</source>
        <translation>请在制作副本的原文件中查找。</translation>
    </message>
    <message>
        <source>This step can&apos;t be undone: what it was about is erased.</source>
        <translation>这一步无法撤销：相关内容已被抹除。</translation>
    </message>
    <message>
        <source>Erasing is for good. Other steps can still be undone.</source>
        <translation>抹除是永久的。其他步骤仍可撤销。</translation>
    </message>
    <message>
        <source>Erase a person</source>
        <translation>抹除一个人</translation>
    </message>
    <message>
        <source>It is of somebody whom you erased, so it was left out. If they want to be back, import it again and choose to bring erased people back.</source>
        <translation>它属于您抹除过的人，因此没有导入。如果此人愿意恢复，请重新导入并选择重新导入抹除过的人。</translation>
    </message>
    <message>
        <source>It is of somebody whom you erased; they are back, as you chose.</source>
        <translation>它属于您抹除过的人；按您的选择，已重新导入。</translation>
    </message>
    <message>
        <source>It went to somebody whom you erased, too; their address stands in it.</source>
        <translation>它也发给了您抹除过的人，其中有此人的地址。</translation>
    </message>
    <message>
        <source>Somebody of this name was erased. Look whether it is the same person.</source>
        <translation>曾抹除过同名的人。请查看是否为同一人。</translation>
    </message>
    <message>
        <source>Contact: {count}</source>
        <translation>联系人：{count}</translation>
    </message>
    <message>
        <source>Addresses and numbers: {count}</source>
        <translation>地址和号码：{count}</translation>
    </message>
    <message>
        <source>Places in companies: {count}</source>
        <translation>公司职位：{count}</translation>
    </message>
    <message>
        <source>Records of merges: {count}</source>
        <translation>合并记录：{count}</translation>
    </message>
    <message>
        <source>Records of who is different: {count}</source>
        <translation>“不是同一个人”的记录：{count}</translation>
    </message>
    <message>
        <source>Choices on the Home page: {count}</source>
        <translation>主页上的选择：{count}</translation>
    </message>
    <message>
        <source>Messages and entries: {count}</source>
        <translation>邮件和条目：{count}</translation>
    </message>
    <message>
        <source>Attachments: {count}</source>
        <translation>附件：{count}</translation>
    </message>
    <message>
        <source>Contents of files: {count}</source>
        <translation>文件内容：{count}</translation>
    </message>
    <message>
        <source>Conversations: {count}</source>
        <translation>对话：{count}</translation>
    </message>
    <message>
        <source>Message numbers: {count}</source>
        <translation>邮件编号：{count}</translation>
    </message>
    <message>
        <source>Deals: {count}</source>
        <translation>商机：{count}</translation>
    </message>
    <message>
        <source>Parts in deals: {count}</source>
        <translation>商机中的关联：{count}</translation>
    </message>
    <message>
        <source>Moves of deals: {count}</source>
        <translation>商机的变动：{count}</translation>
    </message>
    <message>
        <source>Tasks: {count}</source>
        <translation>任务：{count}</translation>
    </message>
    <message>
        <source>Parts in meetings: {count}</source>
        <translation>会议参与记录：{count}</translation>
    </message>
    <message>
        <source>Entries of calendars: {count}</source>
        <translation>日历条目：{count}</translation>
    </message>
    <message>
        <source>Drafts: {count}</source>
        <translation>草稿：{count}</translation>
    </message>
    <message>
        <source>Moods: {count}</source>
        <translation>情绪：{count}</translation>
    </message>
    <message>
        <source>Entries of the search index: {count}</source>
        <translation>搜索索引条目：{count}</translation>
    </message>
    <message>
        <source>Former states in the history: {count}</source>
        <translation>历史中的旧状态：{count}</translation>
    </message>
    <message>
        <source>Titles of steps: {count}</source>
        <translation>步骤标题：{count}</translation>
    </message>
    <message>
        <source>Reports of imports: {count}</source>
        <translation>导入报告：{count}</translation>
    </message>
    <message>
        <source>Pseudonyms: {count}</source>
        <translation>化名：{count}</translation>
    </message>
    <message>
        <source>Blotted out in others&apos; records: {count}</source>
        <translation>在他人记录中涂去：{count}</translation>
    </message>
    <message>
        <source>The file could not be written anew, so encrypted remains may stand in its free pages. Close other Cardfiles, free some disk space, and erase the next person to try again.</source>
        <translation>文件未能重写，空闲页中可能还有加密的残留。请关闭其他 Cardfile、腾出磁盘空间，下次抹除时会再次尝试。</translation>
    </message>
    <message>
        <source>The name is a single word, so it was left in other people&apos;s messages.</source>
        <translation>姓名只有一个词，因此保留在他人的邮件中。</translation>
    </message>
    <message>
        <source>Another contact has the same name, so it was left in other people&apos;s messages.</source>
        <translation>另有同名联系人，因此姓名保留在他人的邮件中。</translation>
    </message>
    <message>
        <source>An address or number belongs to another contact too, so it was left there.</source>
        <translation>某个地址或号码也属于另一联系人，因此予以保留。</translation>
    </message>
    <message>
        <source>The chain breaks at step {step}: its link was changed.</source>
        <translation>哈希链在步骤 {step} 断开：链环被改动。</translation>
    </message>
    <message>
        <source>The chain breaks at step {step}: what it recorded was changed or removed.</source>
        <translation>哈希链在步骤 {step} 断开：所记录的内容被改动或删除。</translation>
    </message>
    <message>
        <source>The chain breaks before step {step}: a link is missing.</source>
        <translation>哈希链在步骤 {step} 之前断开：缺少一个链环。</translation>
    </message>
    <message>
        <source>The chain breaks at step {step}: it has records that no link covers.</source>
        <translation>哈希链在步骤 {step} 断开：有记录没有链环覆盖。</translation>
    </message>
    <message>
        <source>The chain breaks at step {step}: it was undone or redone without a link.</source>
        <translation>哈希链在步骤 {step} 断开：撤销或重做没有留下链环。</translation>
    </message>
    <message>
        <source>Files of others that name this person; they were left as they are:</source>
        <translation>其他人的文件中提到此人，已保持原样：</translation>
    </message>
    <message>
        <source>{file} (from {sender}, {when})</source>
        <translation>{file}（来自 {sender}，{when}）</translation>
    </message>
    <message>
        <source>Other files of others that nobody looked into (pictures, PDF, office files): {count}</source>
        <translation>未检查内容的其他人的文件（图片、PDF、办公文档）：{count}</translation>
    </message>
    <message>
        <source>These backups still hold this person until they are deleted:</source>
        <translation>以下备份在删除之前仍保存着此人的信息：</translation>
    </message>
    <message>
        <source>There is no older backup that holds this person.</source>
        <translation>没有保存着此人信息的旧备份。</translation>
    </message>
    <message>
        <source>Copies that you put elsewhere, on a stick or another disk, hold them too. Backups made from now on don&apos;t.</source>
        <translation>您存放在别处（U 盘或其他磁盘）的副本中也有此人的信息。从现在起创建的备份则没有。</translation>
    </message>
    <message>
        <source>The chain holds: {links} links, {sealed} records compared, {erased} erased.</source>
        <translation>哈希链完好：{links} 个链环，比对了 {sealed} 条记录，{erased} 条已抹除。</translation>
    </message>
    <message>
        <source>{who}</source>
        <translation>{who}</translation>
    </message>
    <message>
        <source>Import by {who}</source>
        <translation>{who} 导入</translation>
    </message>
    <message>
        <source>Rule of {who}</source>
        <translation>{who} 的规则</translation>
    </message>
    <message>
        <source>Model&apos;s draft, accepted by {who}</source>
        <translation>模型草稿，由 {who} 采纳</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>{thing} added</source>
        <translation>已添加{thing}</translation>
    </message>
    <message>
        <source>{thing} changed</source>
        <translation>已更改{thing}</translation>
    </message>
    <message>
        <source>{thing} deleted</source>
        <translation>已删除{thing}</translation>
    </message>
    <message>
        <source>{thing} added to {owner}</source>
        <translation>已为“{owner}”添加{thing}</translation>
    </message>
    <message>
        <source>{thing} of {owner} changed</source>
        <translation>已更改“{owner}”的{thing}</translation>
    </message>
    <message>
        <source>{thing} deleted from {owner}</source>
        <translation>已从“{owner}”删除{thing}</translation>
    </message>
    <message>
        <source>Contact {name}</source>
        <translation>联系人 {name}</translation>
    </message>
    <message>
        <source>Company {name}</source>
        <translation>公司 {name}</translation>
    </message>
    <message>
        <source>Place at {company_id}</source>
        <translation>在 {company_id} 的职位</translation>
    </message>
    <message>
        <source>Merge with {names}</source>
        <translation>与{names}的合并</translation>
    </message>
    <message>
        <source>Mark “{first_id} and {second_id} are two people”</source>
        <translation>标记“{first_id}与{second_id}是两个人”</translation>
    </message>
    <message>
        <source>Address {value}</source>
        <translation>地址 {value}</translation>
    </message>
    <message>
        <source>E-mail address {value}</source>
        <translation>电子邮件地址 {value}</translation>
    </message>
    <message>
        <source>Telephone {value}</source>
        <translation>电话 {value}</translation>
    </message>
    <message>
        <source>Website {value}</source>
        <translation>网站 {value}</translation>
    </message>
    <message>
        <source>Chat name {value}</source>
        <translation>聊天账号 {value}</translation>
    </message>
    <message>
        <source>Conversation “{subject}”</source>
        <translation>对话“{subject}”</translation>
    </message>
    <message>
        <source>Message number {message_id}</source>
        <translation>邮件编号 {message_id}</translation>
    </message>
    <message>
        <source>Entry “{subject}”</source>
        <translation>条目“{subject}”</translation>
    </message>
    <message>
        <source>Message “{subject}”</source>
        <translation>邮件“{subject}”</translation>
    </message>
    <message>
        <source>Attachment {name}</source>
        <translation>附件 {name}</translation>
    </message>
    <message>
        <source>Note “{title}”</source>
        <translation>笔记“{title}”</translation>
    </message>
    <message>
        <source>Your details</source>
        <translation>您的信息</translation>
    </message>
    <message>
        <source>Deal “{title}”</source>
        <translation>商机“{title}”</translation>
    </message>
    <message>
        <source>Stage “{name}”</source>
        <translation>阶段“{name}”</translation>
    </message>
    <message>
        <source>Part of {contact_id}</source>
        <translation>{contact_id} 的参与</translation>
    </message>
    <message>
        <source>Move to “{to_stage_id}”</source>
        <translation>移至“{to_stage_id}”</translation>
    </message>
    <message>
        <source>Task “{title}”</source>
        <translation>任务“{title}”</translation>
    </message>
    <message>
        <source>Participant {name}</source>
        <translation>参与者 {name}</translation>
    </message>
    <message>
        <source>Calendar entry {interaction_id}{task_id}</source>
        <translation>日历条目 {interaction_id}{task_id}</translation>
    </message>
    <message>
        <source>Choice on the Home page</source>
        <translation>主页上的选择</translation>
    </message>
    <message>
        <source>Field “{name}”</source>
        <translation>字段“{name}”</translation>
    </message>
    <message>
        <source>{field_id} “{content}”</source>
        <translation>{field_id}“{content}”</translation>
    </message>
    <message>
        <source>Tag “{name}”</source>
        <translation>标签“{name}”</translation>
    </message>
    <message>
        <source>View “{name}”</source>
        <translation>视图“{name}”</translation>
    </message>
    <message>
        <source>Your word on the mood of “{interaction_id}”</source>
        <translation>您对“{interaction_id}”语气的标注</translation>
    </message>
    <message>
        <source>Word “{phrase}”</source>
        <translation>词语“{phrase}”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Number at the source</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Web domain</source>
        <translation>网域</translation>
    </message>
    <message>
        <source>Address or number</source>
        <translation>地址或号码</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Needs no reply since</source>
        <translation>此前无需回复</translation>
    </message>
    <message>
        <source>Sent by a machine</source>
        <translation>自动发送</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>商号</translation>
    </message>
    <message>
        <source>Your addresses</source>
        <translation>您的地址</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>并入的联系人</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Taken apart</source>
        <translation>拆开时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Begun on</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Reason for losing it</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Chance in percent</source>
        <translation>赢率（%）</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>From stage</source>
        <translation>原阶段</translation>
    </message>
    <message>
        <source>To stage</source>
        <translation>新阶段</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Follow-up since</source>
        <translation>跟进起始</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>电子邮件地址</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>组织者</translation>
    </message>
    <message>
        <source>Changed in the calendar</source>
        <translation>日历中的修改时间</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>The program had said</source>
        <translation>程序原先的判断</translation>
    </message>
    <message>
        <source>Ruled with a like message</source>
        <translation>随相似消息一并标注</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德文</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法文</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙文</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利文</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙文</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰文</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰文</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄文</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日文</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩文</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>Other language</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>Other id</source>
        <translation>其他编号</translation>
    </message>
    <message>
        <source>Other given name</source>
        <translation>另一个名</translation>
    </message>
    <message>
        <source>Other family name</source>
        <translation>另一个姓</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{what}: {value}</source>
        <translation>{what}：{value}</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Erased since</source>
        <translation>此后已被抹除</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>姓名相同</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>same email</source>
        <translation>电子邮件相同</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>地址相同</translation>
    </message>
    <message>
        <source>same birthday</source>
        <translation>生日相同</translation>
    </message>
    <message>
        <source>same number or id</source>
        <translation>编号相同</translation>
    </message>
    <message>
        <source>same company</source>
        <translation>公司相同</translation>
    </message>
    <message>
        <source>names {alike} alike</source>
        <translation>姓名相似度 {alike}</translation>
    </message>
    <message>
        <source>phones {alike} alike</source>
        <translation>电话相似度 {alike}</translation>
    </message>
    <message>
        <source>emails {alike} alike</source>
        <translation>电子邮件相似度 {alike}</translation>
    </message>
    <message>
        <source>addresses {alike} alike</source>
        <translation>地址相似度 {alike}</translation>
    </message>
    <message>
        <source>birthdays {alike} alike</source>
        <translation>生日相似度 {alike}</translation>
    </message>
    <message>
        <source>numbers or ids {alike} alike</source>
        <translation>编号相似度 {alike}</translation>
    </message>
    <message>
        <source>companies {alike} alike</source>
        <translation>公司相似度 {alike}</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>姓名不同</translation>
    </message>
    <message>
        <source>other phone</source>
        <translation>电话不同</translation>
    </message>
    <message>
        <source>other email</source>
        <translation>电子邮件不同</translation>
    </message>
    <message>
        <source>other address</source>
        <translation>地址不同</translation>
    </message>
    <message>
        <source>other birthday</source>
        <translation>生日不同</translation>
    </message>
    <message>
        <source>other number or id</source>
        <translation>编号不同</translation>
    </message>
    <message>
        <source>other company</source>
        <translation>公司不同</translation>
    </message>
    <message>
        <source>Id in its source</source>
        <translation>来源中的编号</translation>
    </message>
    <message>
        <source>It takes two different contacts, each named once.</source>
        <translation>需要两个不同的联系人，每个只写一次。</translation>
    </message>
    <message>
        <source>`cardfile list contacts` tells their numbers.</source>
        <translation>`cardfile list contacts` 会列出编号。</translation>
    </message>
    <message>
        <source>There is no merge {merge}.</source>
        <translation>没有编号为 {merge} 的合并。</translation>
    </message>
    <message>
        <source>`cardfile duplicates --merges` lists them.</source>
        <translation>`cardfile duplicates --merges` 会列出所有合并。</translation>
    </message>
    <message>
        <source>Merge {merge} was taken apart before.</source>
        <translation>合并 {merge} 之前已经拆开了。</translation>
    </message>
    <message>
        <source>Both contacts are in the list.</source>
        <translation>几个联系人都在列表里。</translation>
    </message>
    <message>
        <source>The contact that merge {merge} made became part of another, or is gone.</source>
        <translation>合并 {merge} 得到的联系人已并入另一个联系人，或已不存在。</translation>
    </message>
    <message>
        <source>Take the newer merge apart first.</source>
        <translation>请先拆开较新的合并。</translation>
    </message>
    <message>
        <source>Nothing is left of those whom merge {merge} brought in.</source>
        <translation>合并 {merge} 带入的联系人已没有任何记录。</translation>
    </message>
    <message>
        <source>They were erased for good.</source>
        <translation>他们已被永久删除。</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Something long is being written into your file just now.</source>
        <translation>您的文件正在写入大量内容。</translation>
    </message>
    <message>
        <source>Wait until the import is over, or stop it, and try again.</source>
        <translation>请等导入结束，或者先停止导入，然后再试。</translation>
    </message>
    <message>
        <source>{file} is no text that can become a note.</source>
        <translation>{file} 不是可以作为笔记的文本文件。</translation>
    </message>
    <message>
        <source>Drop a text file (.txt or .md) in UTF-8, 200 kB at most.</source>
        <translation>请拖入 UTF-8 编码的文本文件（.txt 或 .md），最大 200 kB。</translation>
    </message>
    <message>
        <source>A part of your file is damaged and can&apos;t be read.</source>
        <translation>您的文件有一部分已损坏，无法读取。</translation>
    </message>
    <message>
        <source>Close Cardfile and open it again: it offers your newest good backup, and saving what can be read.</source>
        <translation>请关闭 Cardfile 再重新打开：届时可以恢复最近的完好备份，或抢救仍可读取的内容。</translation>
    </message>
    <message>
        <source>The model that finds by meaning is not on this computer.</source>
        <translation>本机没有按意思搜索的模型。</translation>
    </message>
    <message>
        <source>Run set-up again while you are online; searching by words works without it.</source>
        <translation>请联网时再运行一次安装程序；没有它，按词搜索照常可用。</translation>
    </message>
    <message>
        <source>There is too little memory free to find by meaning.</source>
        <translation>空闲内存太少，无法按意思搜索。</translation>
    </message>
    <message>
        <source>Close other programs; searching by words goes on.</source>
        <translation>请关闭其他程序；按词搜索照常可用。</translation>
    </message>
    <message>
        <source>The archive is damaged or was changed; nothing went in.</source>
        <translation>归档已损坏或被改动；没有导入任何内容。</translation>
    </message>
    <message>
        <source>Take another copy of it, or export everything once more.</source>
        <translation>请换一份副本，或重新导出全部数据。</translation>
    </message>
    <message>
        <source>Your file is not empty any more; nothing went in.</source>
        <translation>您的文件已不再为空；没有导入任何内容。</translation>
    </message>
    <message>
        <source>Import the archive again: it is then joined to what is there.</source>
        <translation>请再次导入该归档：届时会与现有内容合并。</translation>
    </message>
    <message>
        <source>The archive was made by a newer Cardfile.</source>
        <translation>该归档由更新版本的 Cardfile 生成。</translation>
    </message>
    <message>
        <source>Install the newest version; nothing went in.</source>
        <translation>请安装最新版本；没有导入任何内容。</translation>
    </message>
    <message>
        <source>The archive would unpack to more than it can truly hold.</source>
        <translation>该归档解压后的大小超出其真实可能的内容。</translation>
    </message>
    <message>
        <source>Nothing went in. Take a copy from whom you trust.</source>
        <translation>没有导入任何内容。请使用可信来源的副本。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk for {file}.</source>
        <translation>磁盘空间不足，无法写入 {file}。</translation>
    </message>
    <message>
        <source>Free some space or choose another disk; nothing was left behind.</source>
        <translation>请腾出空间或换一块磁盘；没有留下任何东西。</translation>
    </message>
    <message>
        <source>Nothing can be written in {folder}.</source>
        <translation>无法在 {folder} 中写入。</translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation>请选择您自己的文件夹。</translation>
    </message>
    <message>
        <source>{file} did not read back as it was written, so it was not kept.</source>
        <translation>{file} 回读的内容与写入的不同，因此未保留。</translation>
    </message>
    <message>
        <source>Try again, or choose another disk.</source>
        <translation>请重试，或换一块磁盘。</translation>
    </message>
    <message>
        <source>It was not said about whom.</source>
        <translation>没有说明是关于谁的。</translation>
    </message>
    <message>
        <source>Name the contact&apos;s number: `cardfile export person ID`.</source>
        <translation>请写明联系人的编号：`cardfile export person ID`。</translation>
    </message>
    <message>
        <source>There is nothing of this kind in your file.</source>
        <translation>您的文件中没有这类内容。</translation>
    </message>
    <message>
        <source>Choose something else to take along.</source>
        <translation>请选择其他内容带走。</translation>
    </message>
    <message>
        <source>Everything, for Cardfile and for you (zip)</source>
        <translation>全部数据，供 Cardfile 和您使用（zip）</translation>
    </message>
    <message>
        <source>Contacts as a table (CSV)</source>
        <translation>联系人表格（CSV）</translation>
    </message>
    <message>
        <source>Contacts as cards (vCard 4.0)</source>
        <translation>联系人名片（vCard 4.0）</translation>
    </message>
    <message>
        <source>Contacts as cards (vCard 3.0)</source>
        <translation>联系人名片（vCard 3.0）</translation>
    </message>
    <message>
        <source>Meetings and calls (iCalendar)</source>
        <translation>会议和通话（iCalendar）</translation>
    </message>
    <message>
        <source>Mail with its files (mbox)</source>
        <translation>邮件及附件（mbox）</translation>
    </message>
    <message>
        <source>All records with history and files, and a workbook to read. Imported into an empty file, everything is there again as it was.</source>
        <translation>全部记录及历史和文件，外加一份便于阅读的工作簿。导入空文件后，一切原样恢复。</translation>
    </message>
    <message>
        <source>For spreadsheets, Google and Outlook. No cell can run as a formula.</source>
        <translation>供电子表格、Google 和 Outlook 使用。任何单元格都不会作为公式运行。</translation>
    </message>
    <message>
        <source>With pictures, for newer address books.</source>
        <translation>含头像，供较新的通讯录使用。</translation>
    </message>
    <message>
        <source>With pictures, for phones, Outlook and older address books.</source>
        <translation>含头像，供手机、Outlook 和较旧的通讯录使用。</translation>
    </message>
    <message>
        <source>Each at its time with the people who were there.</source>
        <translation>按时间列出，并附在场的人。</translation>
    </message>
    <message>
        <source>For Thunderbird, Apple Mail and others; threads and files stay together.</source>
        <translation>供 Thunderbird、Apple Mail 等使用；会话和附件保持在一起。</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Messages and entries</source>
        <translation>消息与记录</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Contact&apos;s number</source>
        <translation>联系人编号</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Mood from −1 to 1</source>
        <translation>情绪（−1 到 1）</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>语音留言</translation>
    </message>
    <message>
        <source>From them</source>
        <translation>来自对方</translation>
    </message>
    <message>
        <source>To them</source>
        <translation>发给对方</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Upset</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>{file}: {records} records and {files} files, read back.</source>
        <translation>{file}：{records} 条记录和 {files} 个文件，已回读检查。</translation>
    </message>
    <message>
        <source>{count} of them read a little differently elsewhere, such as {names}.</source>
        <translation>其中 {count} 条在别处读出来略有不同，例如 {names}。</translation>
    </message>
    <message>
        <source>Add deal {subject}</source>
        <translation>添加商机 {subject}</translation>
    </message>
    <message>
        <source>Change deal {subject}</source>
        <translation>修改商机 {subject}</translation>
    </message>
    <message>
        <source>Move deal {subject}</source>
        <translation>移动商机 {subject}</translation>
    </message>
    <message>
        <source>Win deal {subject}</source>
        <translation>商机赢单 {subject}</translation>
    </message>
    <message>
        <source>Lose deal {subject}</source>
        <translation>商机丢单 {subject}</translation>
    </message>
    <message>
        <source>Open deal {subject} again</source>
        <translation>重新打开商机 {subject}</translation>
    </message>
    <message>
        <source>Delete deal {subject}</source>
        <translation>删除商机 {subject}</translation>
    </message>
    <message>
        <source>Plan follow-ups for {subject}</source>
        <translation>为 {subject} 安排跟进</translation>
    </message>
    <message>
        <source>Drop follow-ups for {subject}</source>
        <translation>取消 {subject} 的跟进</translation>
    </message>
    <message>
        <source>Keep follow-ups for {subject}</source>
        <translation>保留 {subject} 的跟进</translation>
    </message>
    <message>
        <source>Change stage {subject}</source>
        <translation>修改阶段 {subject}</translation>
    </message>
    <message>
        <source>Add task {subject}</source>
        <translation>添加任务 {subject}</translation>
    </message>
    <message>
        <source>Change task {subject}</source>
        <translation>修改任务 {subject}</translation>
    </message>
    <message>
        <source>Finish task {subject}</source>
        <translation>完成任务 {subject}</translation>
    </message>
    <message>
        <source>Open task {subject} again</source>
        <translation>重新打开任务 {subject}</translation>
    </message>
    <message>
        <source>Put off task {subject}</source>
        <translation>推迟任务 {subject}</translation>
    </message>
    <message>
        <source>Note “{subject}”</source>
        <translation>记录“{subject}”</translation>
    </message>
    <message>
        <source>Put off on Home: {subject}</source>
        <translation>在主页推迟：{subject}</translation>
    </message>
    <message>
        <source>Done on Home: {subject}</source>
        <translation>在主页标记完成：{subject}</translation>
    </message>
    <message>
        <source>Leave out on Home: {subject}</source>
        <translation>在主页不再提醒：{subject}</translation>
    </message>
    <message>
        <source>Delete task {subject}</source>
        <translation>删除任务 {subject}</translation>
    </message>
    <message>
        <source>“{words}” is no amount of money.</source>
        <translation>“{words}”不是金额。</translation>
    </message>
    <message>
        <source>Write it like 1,200.50 EUR, $1,200 or 12万元.</source>
        <translation>请写成 1,200.50 EUR、$1,200 或 12万元。</translation>
    </message>
    <message>
        <source>“{words}” is no day.</source>
        <translation>“{words}”不是日期。</translation>
    </message>
    <message>
        <source>Write it like 2027-03-31.</source>
        <translation>请写成 2027-03-31。</translation>
    </message>
    <message>
        <source>A deal needs a title.</source>
        <translation>商机需要标题。</translation>
    </message>
    <message>
        <source>Say in a few words what is to be sold.</source>
        <translation>请用几个字写明要卖什么。</translation>
    </message>
    <message>
        <source>A lost deal needs a reason.</source>
        <translation>丢单需要原因。</translation>
    </message>
    <message>
        <source>A few words are enough: “too dear”, “no answer”.</source>
        <translation>几个字就够：“太贵”“没有回音”。</translation>
    </message>
    <message>
        <source>There is no stage “{stage}”.</source>
        <translation>没有“{stage}”这个阶段。</translation>
    </message>
    <message>
        <source>`cardfile deal stages` lists them.</source>
        <translation>`cardfile deal stages` 可列出各阶段。</translation>
    </message>
    <message>
        <source>A stage needs a name that no other stage has.</source>
        <translation>阶段需要名称，且不能与其他阶段重名。</translation>
    </message>
    <message>
        <source>Follow-ups need one to {most} lines with days to count.</source>
        <translation>跟进需要 1 至 {most} 行，且天数有效。</translation>
    </message>
    <message>
        <source>Leave some out, or count fewer days.</source>
        <translation>请减少行数或天数。</translation>
    </message>
    <message>
        <source>A task needs words.</source>
        <translation>任务需要文字。</translation>
    </message>
    <message>
        <source>Say in a few words what is to be done.</source>
        <translation>请用几个字写明要做什么。</translation>
    </message>
    <message>
        <source>A chance is a whole number from 0 to 100.</source>
        <translation>赢率是 0 到 100 的整数。</translation>
    </message>
    <message>
        <source>Write 25 for one deal in four.</source>
        <translation>四单赢一单就写 25。</translation>
    </message>
    <message>
        <source>A company needs a name.</source>
        <translation>公司需要名称。</translation>
    </message>
    <message>
        <source>Write what it is called.</source>
        <translation>请写出公司名称。</translation>
    </message>
    <message>
        <source>There is nothing to store in this line.</source>
        <translation>这一行里没有可保存的内容。</translation>
    </message>
    <message>
        <source>Keep the entry or the task.</source>
        <translation>请保留记录或任务。</translation>
    </message>
    <message>
        <source>“{name}” may mean several people.</source>
        <translation>“{name}”可能指好几个人。</translation>
    </message>
    <message>
        <source>Choose one of them, or write the whole name.</source>
        <translation>请选择其中一位，或写出全名。</translation>
    </message>
    <message>
        <source>“{name}” is not among the next actions.</source>
        <translation>“{name}”不在接下来要做的事里。</translation>
    </message>
    <message>
        <source>`cardfile home` lists them with their names.</source>
        <translation>`cardfile home` 会列出它们和名称。</translation>
    </message>
    <message>
        <source>This is about no contact, so nobody can be left out.</source>
        <translation>这件事不涉及任何联系人，所以没有人可以排除。</translation>
    </message>
    <message>
        <source>Put it off, or note that it is done.</source>
        <translation>请推迟它，或标记为已完成。</translation>
    </message>
    <message>
        <source>“{field}” takes a number.</source>
        <translation>“{field}”应为数字。</translation>
    </message>
    <message>
        <source>Type digits, such as 12.5.</source>
        <translation>请输入数字，如 12.5。</translation>
    </message>
    <message>
        <source>“{field}” takes an amount of its own currency.</source>
        <translation>“{field}”应为其货币的金额。</translation>
    </message>
    <message>
        <source>Type digits, such as 1250.00.</source>
        <translation>请输入数字，如 1250.00。</translation>
    </message>
    <message>
        <source>“{field}” takes a day of the calendar.</source>
        <translation>“{field}”应为日期。</translation>
    </message>
    <message>
        <source>Type year, month and day, such as 2026-05-31.</source>
        <translation>请输入年、月、日，如 2026-05-31。</translation>
    </message>
    <message>
        <source>“{field}” takes yes or no.</source>
        <translation>“{field}”应为是或否。</translation>
    </message>
    <message>
        <source>Type yes or no, or leave it empty.</source>
        <translation>请输入是或否，或留空。</translation>
    </message>
    <message>
        <source>“{field}” takes one of its choices: {choices}.</source>
        <translation>“{field}”只能是这些选项之一：{choices}。</translation>
    </message>
    <message>
        <source>Choose one, or add a choice to the field in the settings.</source>
        <translation>请选择其一，或在设置中为该字段添加选项。</translation>
    </message>
    <message>
        <source>“{field}” takes an address on the web.</source>
        <translation>“{field}”应为网址。</translation>
    </message>
    <message>
        <source>Type it as in the browser, such as https://example.com.</source>
        <translation>请按浏览器中的写法输入，如 https://example.com。</translation>
    </message>
    <message>
        <source>“{field}” takes at most {most} characters.</source>
        <translation>“{field}”最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>Shorten it; the notes have room for more.</source>
        <translation>请缩短；备注可容纳更多内容。</translation>
    </message>
    <message>
        <source>A field needs a name.</source>
        <translation>字段需要名称。</translation>
    </message>
    <message>
        <source>There is a field “{field}” already.</source>
        <translation>已有名为“{field}”的字段。</translation>
    </message>
    <message>
        <source>Use that one, or choose another name.</source>
        <translation>请使用它，或另取名称。</translation>
    </message>
    <message>
        <source>This field needs something to choose from.</source>
        <translation>此字段需要可供选择的选项。</translation>
    </message>
    <message>
        <source>Type the choices, one a line.</source>
        <translation>请输入选项，每行一个。</translation>
    </message>
    <message>
        <source>An amount needs its currency.</source>
        <translation>金额需要注明货币。</translation>
    </message>
    <message>
        <source>Type three letters, such as EUR or CNY.</source>
        <translation>请输入三个字母，如 EUR 或 CNY。</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>标签需要名称。</translation>
    </message>
    <message>
        <source>Type a word for it.</source>
        <translation>请为它输入一个词。</translation>
    </message>
    <message>
        <source>Nobody has this tag any more.</source>
        <translation>已无人使用此标签。</translation>
    </message>
    <message>
        <source>Look at the tags in the settings.</source>
        <translation>请在设置中查看标签。</translation>
    </message>
    <message>
        <source>There is no view of this name.</source>
        <translation>没有这个名称的视图。</translation>
    </message>
    <message>
        <source>`cardfile list views` names those there are.</source>
        <translation>`cardfile list views` 会列出现有视图。</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>视图需要名称。</translation>
    </message>
    <message>
        <source>This view&apos;s conditions can&apos;t be read.</source>
        <translation>无法读取此视图的条件。</translation>
    </message>
    <message>
        <source>Remove the view and build it anew.</source>
        <translation>请删除该视图并重新建立。</translation>
    </message>
    <message>
        <source>This view asks about a field that is no more.</source>
        <translation>此视图用到的字段已不存在。</translation>
    </message>
    <message>
        <source>Take that condition away, or undo the field&apos;s removal.</source>
        <translation>请移除该条件，或撤销对字段的删除。</translation>
    </message>
    <message>
        <source>A condition lacks what it compares with.</source>
        <translation>有个条件缺少要比较的内容。</translation>
    </message>
    <message>
        <source>Type a value, or take the condition away.</source>
        <translation>请输入数值，或移除该条件。</translation>
    </message>
    <message>
        <source>This can&apos;t be changed in a table.</source>
        <translation>此项不能在表格中更改。</translation>
    </message>
    <message>
        <source>Open the record and correct it there.</source>
        <translation>请打开该记录，在那里更正。</translation>
    </message>
    <message>
        <source>Only contacts, companies and deals can be listed as a view.</source>
        <translation>只有联系人、公司和商机可以按视图列出。</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>尚未选择任何记录。</translation>
    </message>
    <message>
        <source>Choose rows in the table first.</source>
        <translation>请先在表格中选择行。</translation>
    </message>
    <message>
        <source>A role is a place in a company; this contact has none.</source>
        <translation>职务属于某家公司；这位联系人没有公司。</translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation>没有这个字段。</translation>
    </message>
    <message>
        <source>Look at the fields in the settings; undo brings back one that was removed.</source>
        <translation>请在设置里查看有哪些字段；撤销可以恢复删掉的字段。</translation>
    </message>
    <message>
        <source>Give the contact a company first.</source>
        <translation>请先为该联系人填写公司。</translation>
    </message>
    <message>
        <source>Say `cardfile list contacts`, or leave --view out.</source>
        <translation>请使用 `cardfile list contacts`，或去掉 --view。</translation>
    </message>
    <message>
        <source>There is no column {column}.</source>
        <translation>没有名为 {column} 的列。</translation>
    </message>
    <message>
        <source>Name one such as company, or a field of your own.</source>
        <translation>请写明列名，如 company，或您自己的字段。</translation>
    </message>
    <message>
        <source>Rows can&apos;t be put in the order of {column}.</source>
        <translation>不能按 {column} 排序。</translation>
    </message>
    <message>
        <source>Use name, created, company, last_contact or a field.</source>
        <translation>请使用 name、created、company、last_contact 或某个字段。</translation>
    </message>
    <message>
        <source>Say how a message sounds</source>
        <translation>标注一条消息的语气</translation>
    </message>
    <message>
        <source>Say what “{subject}” means here</source>
        <translation>说明“{subject}”在这里的含义</translation>
    </message>
    <message>
        <source>Forget what “{subject}” means here</source>
        <translation>删除“{subject}”在这里的含义</translation>
    </message>
    <message>
        <source>There is no message in {path}.</source>
        <translation>{path} 里没有消息。</translation>
    </message>
    <message>
        <source>Give a table with a column “text”, a message in each row.</source>
        <translation>请提供带有“text”列的表格，每行一条消息。</translation>
    </message>
    <message>
        <source>“{label}” is no mood of a message.</source>
        <translation>“{label}”不是消息的语气。</translation>
    </message>
    <message>
        <source>Give the message&apos;s number, then one of: {labels}.</source>
        <translation>请给出消息编号，再写其中之一：{labels}。</translation>
    </message>
    <message>
        <source>A rule needs a word.</source>
        <translation>规则里需要一个词。</translation>
    </message>
    <message>
        <source>Write a word or a few, as they stand in messages.</source>
        <translation>写下一个或几个词，照消息里的写法。</translation>
    </message>
    <message>
        <source>That is too long for a word.</source>
        <translation>这个词太长了。</translation>
    </message>
    <message>
        <source>Write at most {most} characters.</source>
        <translation>最多写 {most} 个字符。</translation>
    </message>
    <message>
        <source>A word can be happy, upset or neutral, not mixed.</source>
        <translation>一个词可以是满意、不满或中性，不能是复杂。</translation>
    </message>
    <message>
        <source>Choose one of the three.</source>
        <translation>请从三者中选一个。</translation>
    </message>
    <message>
        <source>There is no rule for this word any more.</source>
        <translation>这个词已经没有规则了。</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请再看一下列表。</translation>
    </message>
    <message>
        <source>The period ends on {last}, before it begins on {first}.</source>
        <translation>这段时间在 {last} 结束，早于开始的 {first}。</translation>
    </message>
    <message>
        <source>Give the earlier day as the first one.</source>
        <translation>请把较早的日期放在前面。</translation>
    </message>
    <message>
        <source>“{file}” is no name for a table.</source>
        <translation>“{file}”不能作为表格的文件名。</translation>
    </message>
    <message>
        <source>Give it the ending .csv or .xlsx.</source>
        <translation>请使用 .csv 或 .xlsx 结尾。</translation>
    </message>
    <message>
        <source>Upset, waiting</source>
        <translation>不满，在等回复</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>已承诺</translation>
    </message>
    <message>
        <source>Meeting today</source>
        <translation>今天的会面</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>在等回复</translation>
    </message>
    <message>
        <source>Mood fell</source>
        <translation>情绪变差</translation>
    </message>
    <message>
        <source>Deal past its day</source>
        <translation>商机已过预计日期</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Gone quiet</source>
        <translation>很久没联系</translation>
    </message>
    <message>
        <source>Deal stands still</source>
        <translation>商机没有进展</translation>
    </message>
    <message>
        <source>In this order: who is upset and waits, what you promised, today&apos;s meetings, what is overdue, what is due today, who waits, whose mood fell, deals past their day, dates, who has gone quiet, deals that stand still. Among equals, the longest first.</source>
        <translation>顺序如下：不满且在等回复的人、您承诺的事、今天的会面、已逾期的任务、今天到期的任务、在等回复的人、情绪变差的人、已过预计日期的商机、重要日子、很久没联系的人、没有进展的商机。同一类中时间最长的在前。</translation>
    </message>
    <message>
        <source>Sounds upset and has waited {span} for your reply</source>
        <translation>听起来不满，已等您回复 {span}</translation>
    </message>
    <message>
        <source>You promised this; it is {span} late</source>
        <translation>您承诺过这件事，已晚了 {span}</translation>
    </message>
    <message>
        <source>Today at {clock}</source>
        <translation>今天 {clock}</translation>
    </message>
    <message>
        <source>Was due on {day}, {span} ago</source>
        <translation>应在 {day} 完成，已过 {span}</translation>
    </message>
    <message>
        <source>Is due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Has waited {span} for your reply</source>
        <translation>已等您回复 {span}</translation>
    </message>
    <message>
        <source>Lately they sound {score}, before that {usual_score} (from -1 to +1)</source>
        <translation>近来情绪为 {score}，之前为 {usual_score}（-1 到 +1）</translation>
    </message>
    <message>
        <source>Was expected by {day}, {span} ago</source>
        <translation>预计 {day} 成交，已过 {span}</translation>
    </message>
    <message>
        <source>{what}: {day}, in {span}</source>
        <translation>{what}：{day}，还有 {span}</translation>
    </message>
    <message>
        <source>Usually every {usual}, silent for {span}</source>
        <translation>通常每 {usual}联系一次，已有 {span}没有消息</translation>
    </message>
    <message>
        <source>Has not moved for {span}, and nothing is planned</source>
        <translation>已有 {span}没有进展，也没有安排后续</translation>
    </message>
    <message>
        <source>Sounds upset and wrote today</source>
        <translation>听起来不满，今天来信</translation>
    </message>
    <message>
        <source>You promised this for today</source>
        <translation>您承诺今天完成</translation>
    </message>
    <message>
        <source>Wrote today and waits for your reply</source>
        <translation>今天来信，在等您回复</translation>
    </message>
    <message>
        <source>{what}: today</source>
        <translation>{what}：今天</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Anniversary</source>
        <translation>纪念日</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} 年</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count} 个月</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} 周</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{who}: {what}</source>
        <translation>{who}：{what}</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
</context>
<context>
    <name>mood_words</name>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>what Cardfile learned from your mail</source>
        <translation>Cardfile 从您的邮件中学到的</translation>
    </message>
    <message>
        <source>what Cardfile learned from your mail, by what messages mean</source>
        <translation>Cardfile 从您的邮件中学到的，按内容含义</translation>
    </message>
    <message>
        <source>word list</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>You said so</source>
        <translation>这是您说的</translation>
    </message>
    <message>
        <source>Because of: {phrases}</source>
        <translation>依据：{phrases}</translation>
    </message>
    <message>
        <source>Heard as your word list says: {words}</source>
        <translation>按您的词语表理解：{words}</translation>
    </message>
    <message>
        <source>Judged on this computer by: {source}</source>
        <translation>在本机判断，来源：{source}</translation>
    </message>
    <message>
        <source>is happy here</source>
        <translation>在这里表示满意</translation>
    </message>
    <message>
        <source>is upset here</source>
        <translation>在这里表示不满</translation>
    </message>
    <message>
        <source>says nothing about the mood here</source>
        <translation>在这里与语气无关</translation>
    </message>
    <message>
        <source>{mood} ({source})</source>
        <translation>{mood}（{source}）</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Write to somebody whose mail address is known; a chat&apos;s answer is copied.</source>
        <translation>请回复已知邮件地址的人；聊天的回复请复制。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可撤销的步骤。</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>没有撤销过任何步骤。</translation>
    </message>
    <message>
        <source>Nothing is being written.</source>
        <translation>现在没有在撰写。</translation>
    </message>
    <message>
        <source>Open a message from somebody who is no contact yet.</source>
        <translation>请先打开一封来自非联系人的消息。</translation>
    </message>
    <message>
        <source>Open a conversation that waits for a reply.</source>
        <translation>请先打开一个在等回复的对话。</translation>
    </message>
    <message>
        <source>Open a conversation in the inbox first.</source>
        <translation>请先在收件箱中打开一个对话。</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>接下来要做的事</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>%n older one(s) left out</source>
        <translation>另有 %n 条更早的未打印</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Printed on {day}</source>
        <translation>打印于 {day}</translation>
    </message>
</context>
<context>
    <name>person_pdf</name>
    <message>
        <source>A draft the assistant proposed</source>
        <translation>助手起草的草稿</translation>
    </message>
    <message>
        <source>What is stored about {name}</source>
        <translation>{name} 的存储信息</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Former states of the record</source>
        <translation>记录的旧状态</translation>
    </message>
    <message>
        <source>What passed</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Mail of others in copy</source>
        <translation>抄送给此人的他人邮件</translation>
    </message>
</context>
<context>
    <name>recovery_sheet</name>
    <message>
        <source>Cardfile: recovery code</source>
        <translation>Cardfile：恢复码</translation>
    </message>
    <message>
        <source>It opens your file if you forget the passphrase.</source>
        <translation>忘记密码短语时，用它打开您的文件。</translation>
    </message>
    <message>
        <source>Type it where Cardfile asks for the passphrase, under “Forgotten?”.</source>
        <translation>在 Cardfile 询问密码短语处的“忘记了？”下输入。</translation>
    </message>
    <message>
        <source>Keep this sheet apart from the computer: whoever has both can open the file.</source>
        <translation>请将此纸与电脑分开存放：同时拥有两者的人就能打开文件。</translation>
    </message>
    <message>
        <source>With this code and every passphrase lost, nobody can open it.</source>
        <translation>如果此恢复码和所有密码短语都丢失，任何人都无法打开。</translation>
    </message>
    <message>
        <source>Printed on {day}</source>
        <translation>打印日期：{day}</translation>
    </message>
</context>
<context>
    <name>sales</name>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Qualified</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>谈判</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>{stage} ({percent}%)</source>
        <translation>{stage}（{percent}%）</translation>
    </message>
    <message>
        <source>{where}, from {before}</source>
        <translation>{where}，原为{before}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Next seven days</source>
        <translation>未来七天</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Some day</source>
        <translation>不定期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
</context>
<context>
    <name>satisfaction_report</name>
    <message>
        <source>Satisfaction report</source>
        <translation>满意度报告</translation>
    </message>
    <message>
        <source>Cardfile, {day}, page {page}</source>
        <translation>Cardfile，{day}，第 {page} 页</translation>
    </message>
    <message>
        <source>Mood over time</source>
        <translation>情绪变化</translation>
    </message>
    <message>
        <source>Why customers are upset</source>
        <translation>客户为何不满</translation>
    </message>
    <message>
        <source>Mood dropped</source>
        <translation>情绪变差</translation>
    </message>
    <message>
        <source>Reply times</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Satisfied: too few to tell</source>
        <translation>满意：数量太少，无法判断</translation>
    </message>
    <message>
        <source>Satisfied: {percent}</source>
        <translation>满意：{percent}</translation>
    </message>
    <message>
        <source>Satisfied, by {what}</source>
        <translation>满意度（按{what}）</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Of all</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Messages that sounded so</source>
        <translation>语气如此的消息</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Not rated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>Mean mood</source>
        <translation>平均情绪</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Half answered within (hours)</source>
        <translation>半数答复用时（小时）</translation>
    </message>
    <message>
        <source>Nine of ten within (hours)</source>
        <translation>九成用时（小时）</translation>
    </message>
    <message>
        <source>too few to tell</source>
        <translation>太少，无法判断</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>{kind}, the first hits</source>
        <translation>{kind}（前几条）</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>来自 {name}</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>发给 {name}</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>与 {name} 往来</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day}起</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到 {day} 为止</translation>
    </message>
    <message>
        <source>with an attachment</source>
        <translation>带附件</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>Company: {field}</source>
        <translation>公司：{field}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>In Cardfile since</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>任意位置</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Company domain</source>
        <translation>公司域名</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Last was</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>等待自</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>往来数</translation>
    </message>
    <message>
        <source>Last mood</source>
        <translation>最近情绪</translation>
    </message>
    <message>
        <source>Mean mood</source>
        <translation>平均情绪</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Person&apos;s email</source>
        <translation>联系人的电子邮件</translation>
    </message>
    <message>
        <source>Person&apos;s tags</source>
        <translation>联系人标签</translation>
    </message>
    <message>
        <source>Company&apos;s tags</source>
        <translation>公司标签</translation>
    </message>
    <message>
        <source>Deal&apos;s tags</source>
        <translation>商机标签</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>State of a deal</source>
        <translation>商机状态</translation>
    </message>
    <message>
        <source>Stage of an open deal</source>
        <translation>进行中商机的阶段</translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>未完成任务</translation>
    </message>
    <message>
        <source>Task due</source>
        <translation>任务到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Lost because</source>
        <translation>输单原因</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>开头是</translation>
    </message>
    <message>
        <source>on or after</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>on or before</source>
        <translation>不晚于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>in the last days</source>
        <translation>最近若干天内</translation>
    </message>
    <message>
        <source>not in the last days</source>
        <translation>最近若干天内没有</translation>
    </message>
    <message>
        <source>in the next days</source>
        <translation>今后若干天内</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>is known</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>A field that is gone</source>
        <translation>已不存在的字段</translation>
    </message>
    <message>
        <source>in the last {days} days</source>
        <translation>在最近 {days} 天内</translation>
    </message>
    <message>
        <source>not in the last {days} days</source>
        <translation>不在最近 {days} 天内</translation>
    </message>
    <message>
        <source>in the next {days} days</source>
        <translation>在今后 {days} 天内</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source> and </source>
        <translation> 且 </translation>
    </message>
    <message>
        <source>negative</source>
        <translation>消极</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>积极</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>from them</source>
        <translation>对方来信</translation>
    </message>
    <message>
        <source>from you</source>
        <translation>我方发出</translation>
    </message>
    <message>
        <source>a note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>All companies</source>
        <translation>全部公司</translation>
    </message>
    <message>
        <source>All deals</source>
        <translation>全部商机</translation>
    </message>
    <message>
        <source>Waiting for a reply</source>
        <translation>等待回复</translation>
    </message>
    <message>
        <source>Gone quiet</source>
        <translation>久未联系</translation>
    </message>
    <message>
        <source>Upset</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>New this month</source>
        <translation>本月新增</translation>
    </message>
    <message>
        <source>With open deals</source>
        <translation>有进行中的商机</translation>
    </message>
    <message>
        <source>Open without a task</source>
        <translation>进行中但没有任务</translation>
    </message>
    <message>
        <source>Closed this month</source>
        <translation>本月结束</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Amount of money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>One of several choices</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>Several choices</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
</context>
<context>
    <name>vocabulary</name>
    <message>
        <source>Upset</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>You wrote</source>
        <translation>您写道</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>{kind}, called off</source>
        <translation>{kind}（已取消）</translation>
    </message>
    <message>
        <source>with {names}</source>
        <translation>与 {names}</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会面</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Voice note</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>this number is nowhere in your file</source>
        <translation>您的文件中没有这个数字</translation>
    </message>
    <message>
        <source>this date is nowhere in your file</source>
        <translation>您的文件中没有这个日期</translation>
    </message>
    <message>
        <source>this price is nowhere in your file</source>
        <translation>您的文件中没有这个价格</translation>
    </message>
    <message>
        <source>this link is nowhere in your file</source>
        <translation>您的文件中没有这个链接</translation>
    </message>
    <message>
        <source>this address is nowhere in your file</source>
        <translation>您的文件中没有这个地址</translation>
    </message>
    <message>
        <source>this name is nowhere in your file</source>
        <translation>您的文件中没有这个名字</translation>
    </message>
    <message>
        <source>this is a promise; can you keep it?</source>
        <translation>这是一个承诺，您能做到吗？</translation>
    </message>
    <message>
        <source>the customer says this of themselves</source>
        <translation>这是客户说自己的话</translation>
    </message>
    <message>
        <source>nothing in your file says that this is missing</source>
        <translation>您的文件里没有写明尚缺这一项</translation>
    </message>
    <message>
        <source>nothing in your file supports this</source>
        <translation>您的文件中没有依据</translation>
    </message>
    <message>
        <source>“{claim}”: {reason}</source>
        <translation>“{claim}”：{reason}</translation>
    </message>
    <message>
        <source>the customer&apos;s own words</source>
        <translation>客户自己的话</translation>
    </message>
    <message>
        <source>the customer&apos;s question, asked back</source>
        <translation>把客户的问题反问回去</translation>
    </message>
    <message>
        <source>says nothing</source>
        <translation>没有内容的话</translation>
    </message>
    <message>
        <source>said before</source>
        <translation>前面说过</translation>
    </message>
    <message>
        <source>not quite what your note says</source>
        <translation>与您的笔记不完全一致</translation>
    </message>
    <message>
        <source>an order to the program, not read</source>
        <translation>写给程序的命令，未被读取</translation>
    </message>
    <message>
        <source>a promise that nothing supports</source>
        <translation>没有依据的承诺</translation>
    </message>
    <message>
        <source>Your note “{title}”</source>
        <translation>您的笔记“{title}”</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>联系人信息</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>本次对话</translation>
    </message>
    <message>
        <source>Your details</source>
        <translation>您的信息</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>未完成的任务</translation>
    </message>
    <message>
        <source>Your earlier answers</source>
        <translation>您以前的回复</translation>
    </message>
    <message>
        <source>The facts you gave</source>
        <translation>您提供的信息</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>更早的往来</translation>
    </message>
    <message>
        <source>The draft may be in another language than the customer&apos;s</source>
        <translation>草稿的语言可能与客户的不同</translation>
    </message>
    <message>
        <source>Only the newest part of this long conversation was read</source>
        <translation>对话很长，只读了最新的部分</translation>
    </message>
    <message>
        <source>It can&apos;t be shorter: it says only what has to be said</source>
        <translation>已无法更短：只写了必须说的内容</translation>
    </message>
    <message>
        <source>It can&apos;t say more: nothing else is known; add a note, or write what to say</source>
        <translation>无法写得更多：没有其他已知内容；请添加备注，或写明要说什么</translation>
    </message>
    <message>
        <source>The wording stays as it is: it is made of set sentences; write what it should say</source>
        <translation>措辞未变：全是固定语句；请写明要说什么</translation>
    </message>
    <message>
        <source>more formal</source>
        <translation>更正式</translation>
    </message>
    <message>
        <source>friendlier</source>
        <translation>更亲切</translation>
    </message>
    <message>
        <source>firmer</source>
        <translation>更坚定</translation>
    </message>
    <message>
        <source>short</source>
        <translation>简短</translation>
    </message>
    <message>
        <source>detailed</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>in {language}</source>
        <translation>用{language}写</translation>
    </message>
    <message>
        <source>how to write: “{words}”</source>
        <translation>写法：“{words}”</translation>
    </message>
    <message>
        <source>to mention: “{words}”</source>
        <translation>提到：“{words}”</translation>
    </message>
    <message>
        <source>not to mention: “{words}”</source>
        <translation>不提：“{words}”</translation>
    </message>
    <message>
        <source>to say: “{words}”</source>
        <translation>转达：“{words}”</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Search can&apos;t look inside: it has a password.</source>
        <translation>无法搜索其中的内容：文件有密码。</translation>
    </message>
    <message>
        <source>Search can&apos;t look inside: it is damaged, or made in an unknown way.</source>
        <translation>无法搜索其中的内容：文件已损坏，或格式未知。</translation>
    </message>
    <message>
        <source>Search can&apos;t look inside: it is too large.</source>
        <translation>无法搜索其中的内容：文件太大。</translation>
    </message>
    <message>
        <source>There are no words in it; it may be a scanned page.</source>
        <translation>其中没有文字，可能是扫描页。</translation>
    </message>
    <message>
        <source>Not sure ({percent}%)</source>
        <translation>不确定（{percent}%）</translation>
    </message>
    <message>
        <source>{percent}% sure</source>
        <translation>{percent}% 把握</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>工作中…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>Other language</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>Other id</source>
        <translation>其他编号</translation>
    </message>
    <message>
        <source>Other given name</source>
        <translation>另一个名</translation>
    </message>
    <message>
        <source>Other family name</source>
        <translation>另一个姓</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>{words} ({more})</source>
        <translation>{words}（{more}）</translation>
    </message>
    <message>
        <source>work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>home</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>main number</source>
        <translation>总机</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>work fax</source>
        <translation>单位传真</translation>
    </message>
    <message>
        <source>home fax</source>
        <translation>家庭传真</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>The shortest time for a short reply</source>
        <translation>写短回复用时最短</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>The most thorough of those that reply within 5 seconds, or not much later than the fast one</source>
        <translation>在 5 秒内或只比最快的稍晚回复的模型中，最细致的一个</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>细致</translation>
    </message>
    <message>
        <source>Reads the most moods rightly; among equals it works longest at each word</source>
        <translation>判断情绪正确最多；相同时，在每个词上花的功夫最多</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>载入</translation>
    </message>
    <message>
        <source>writing a short reply</source>
        <translation>写短回复</translation>
    </message>
    <message>
        <source>reading a long mail</source>
        <translation>读长邮件</translation>
    </message>
    <message>
        <source>reading moods</source>
        <translation>判断情绪</translation>
    </message>
    <message>
        <source>Cardfile</source>
        <translation>Cardfile</translation>
    </message>
    <message>
        <source>Reader of files</source>
        <translation>文件读取</translation>
    </message>
    <message>
        <source>Writing assistant</source>
        <translation>写作助手</translation>
    </message>
    <message>
        <source>Mail hand-over</source>
        <translation>邮件移交</translation>
    </message>
    <message>
        <source>Started by Cardfile</source>
        <translation>由 Cardfile 启动</translation>
    </message>
    <message>
        <source>half-hourly</source>
        <translation>每半小时</translation>
    </message>
    <message>
        <source>made by you</source>
        <translation>由您备份</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>before a big change</source>
        <translation>大改动之前</translation>
    </message>
    <message>
        <source>before a new key</source>
        <translation>更换密钥之前</translation>
    </message>
    <message>
        <source>replaced by a restore</source>
        <translation>被恢复替换</translation>
    </message>
    <message>
        <source>put aside unread</source>
        <translation>未读取，放在一旁</translation>
    </message>
    <message>
        <source>Contacts {contacts} · Companies {companies} · Messages {messages} · Notes {notes}</source>
        <translation>联系人 {contacts} · 公司 {companies} · 消息 {messages} · 笔记 {notes}</translation>
    </message>
    <message>
        <source>Looking for the damage…</source>
        <translation>正在查找损坏之处…</translation>
    </message>
    <message>
        <source>Reading page {done} of {total}</source>
        <translation>正在读取第 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Making the search index: record {done} of {total}</source>
        <translation>正在建立搜索索引：第 {done} 条记录，共 {total} 条</translation>
    </message>
    <message>
        <source>Checking the new file and putting it in place…</source>
        <translation>正在检查新文件并放到原处…</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Everything (owner)</source>
        <translation>全部（所有者）</translation>
    </message>
    <message>
        <source>Daily work (staff)</source>
        <translation>日常工作（员工）</translation>
    </message>
    <message>
        <source>Look only</source>
        <translation>仅查看</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
</context>
</TS>
