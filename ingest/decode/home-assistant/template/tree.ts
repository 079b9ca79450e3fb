/**
 * What `parse` of @huggingface/jinja makes, as far as it is taken here: its package does not export these types. What is of another
 * type is refused while compiling.
 */
type Name = { readonly type: 'Identifier'; readonly value: string };

type Call = {
	readonly type: 'CallExpression';
	readonly callee: Expression;
	readonly args: readonly Expression[];
};

export type Expression =
	| Name
	| Call
	| { readonly type: 'IntegerLiteral' | 'FloatLiteral'; readonly value: number }
	| { readonly type: 'StringLiteral'; readonly value: string }
	| { readonly type: 'ArrayLiteral' | 'TupleLiteral'; readonly value: readonly Expression[] }
	| {
			readonly type: 'MemberExpression';
			readonly object: Expression;
			readonly property: Expression;
			readonly computed: boolean;
	  }
	| {
			readonly type: 'SliceExpression';
			readonly start?: Expression;
			readonly stop?: Expression;
			readonly step?: Expression;
	  }
	| {
			readonly type: 'FilterExpression';
			readonly operand: Expression;
			readonly filter: Name | Call;
	  }
	| {
			readonly type: 'TestExpression';
			readonly operand: Expression;
			readonly negate: boolean;
			readonly test: Name;
	  }
	| {
			readonly type: 'UnaryExpression';
			readonly operator: { readonly value: string };
			readonly argument: Expression;
	  }
	| {
			readonly type: 'BinaryExpression';
			readonly operator: { readonly value: string };
			readonly left: Expression;
			readonly right: Expression;
	  }
	| {
			readonly type: 'Ternary';
			readonly condition: Expression;
			readonly trueExpr: Expression;
			readonly falseExpr: Expression;
	  }
	| { readonly type: 'SelectExpression'; readonly lhs: Expression; readonly test: Expression }
	| {
			readonly type: 'KeywordArgumentExpression';
			readonly key: Name;
			readonly value: Expression;
	  };

export type Statement =
	| Expression
	| { readonly type: 'Comment' | 'For' | 'Macro' | 'CallStatement' }
	| {
			readonly type: 'If';
			readonly test: Expression;
			readonly body: readonly Statement[];
			readonly alternate: readonly Statement[];
	  }
	| { readonly type: 'Set'; readonly assignee: Expression; readonly value: Expression | null };
